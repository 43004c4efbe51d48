package io.tributary.ops;

import io.tributary.storage.Queues;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** From when on what waits in the tables is an alarm, and what is said then. */
final class QueueAlarms {
  static final double INBOX_SHARE = 0.5;
  static final Duration LONGEST_UNREAD = Duration.ofMinutes(1);

  private QueueAlarms() {}

  /** What is wrong, each with a sentence that says how much. */
  static Map<Alarm, String> broken(Queues queues, long mostUnread) {
    Map<Alarm, String> broken = new EnumMap<>(Alarm.class);
    inboxFilling(queues, mostUnread).ifPresent(what -> broken.put(Alarm.INBOX_FILLING, what));
    messagesWaiting(queues).ifPresent(what -> broken.put(Alarm.MESSAGES_WAITING, what));
    setAside(queues).ifPresent(what -> broken.put(Alarm.SET_ASIDE, what));
    attributionFails(queues).ifPresent(what -> broken.put(Alarm.ATTRIBUTION_FAILS, what));
    queues
        .stripeFailure()
        .ifPresent(
            failure ->
                broken.put(Alarm.STRIPE_NOT_READ, "Stripe's lists can't be read. " + failure));
    return broken;
  }

  private static Optional<String> inboxFilling(Queues queues, long mostUnread) {
    return queues.unread() > INBOX_SHARE * mostUnread
        ? Optional.of(
            "Messages from Stripe that wait to be read: %d; the inbox takes %d."
                .formatted(queues.unread(), mostUnread))
        : Optional.empty();
  }

  private static Optional<String> messagesWaiting(Queues queues) {
    return AlarmRules.isLonger(queues.oldestUnread(), LONGEST_UNREAD)
        ? Optional.of(
            "A message from Stripe has waited for %s to be read."
                .formatted(Words.of(queues.oldestUnread())))
        : Optional.empty();
  }

  private static Optional<String> setAside(Queues queues) {
    return queues.unreadable() + queues.setAside() > 0
        ? Optional.of(
            "What could not be read in the last day: messages from Stripe %d, journal records %d."
                .formatted(queues.unreadable(), queues.setAside()))
        : Optional.empty();
  }

  private static Optional<String> attributionFails(Queues queues) {
    return queues.failing() > 0
        ? Optional.of("Payments whose attribution failed: %d.".formatted(queues.failing()))
        : Optional.empty();
  }
}
