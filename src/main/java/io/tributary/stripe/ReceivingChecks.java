package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.storage.Arrivals;
import io.tributary.storage.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** Whether Stripe's messages can arrive, are believed and are read; needs no API key. */
final class ReceivingChecks {
  private static final Duration LONG_QUIET = Duration.ofDays(7);
  private static final Duration LONGEST_UNREAD = Duration.ofMinutes(1);
  private static final Duration CLOCKS_APART = Duration.ofSeconds(60);
  private static final String SETUP = "/setup";

  private ReceivingChecks() {}

  static List<Finding> all(OurSide ours, Optional<Duration> clockAhead) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(SecretChecks.all(ours));
    findings.add(address(ours));
    findings.addAll(latest(ours));
    findings.addAll(DoorChecks.all(ours));
    findings.addAll(reading(ours));
    clock(ours, clockAhead).ifPresent(findings::add);
    return findings;
  }

  static Finding address(OurSide ours) {
    Check check = Check.PUBLIC_ADDRESS;
    if (!ours.home().isReachable()) {
      return Finding.advice(
              check,
              "Stripe and visitors can't reach " + ours.home().address() + " from the internet.")
          .remedy(
              "Set TRIBUTARY_PUBLIC_URL to the address that they see, such as https://t.shop.example."
                  + " To try things out on this machine, nothing is needed.");
    }
    return ours.home().isSecure()
        ? Finding.good(
            check, "Stripe and visitors reach this server at " + ours.home().address() + ".")
        : Finding.trouble(
                check,
                "Stripe sends live messages to https only, and "
                    + ours.home().address()
                    + " isn't.")
            .remedy(
                "Put a reverse proxy with TLS in front, or give Tributary a certificate; then set"
                    + " TRIBUTARY_PUBLIC_URL to the https address.");
  }

  static List<Finding> latest(OurSide ours) {
    Check check = Check.LATEST_MESSAGE;
    if (ours.stored().isEmpty()) {
      return List.of(
          Finding.unknown(
                  Check.DATABASE, "The database can't be read, so it isn't known what came.")
              .remedy("Start the server, or see what it says when it starts."));
    }
    List<Arrivals.Latest> latest = ours.stored().get().latest();
    if (latest.isEmpty()) {
      return List.of(
          Finding.advice(check, "No message has come from Stripe yet.")
              .remedy("Pay once through a payment link in Stripe's test mode.")
              .way("Setup", SETUP));
    }
    return newestOfEach(latest).stream().map(each -> latest(each, ours)).toList();
  }

  /** A connected account's messages count as its platform's. */
  private static Collection<Arrivals.Latest> newestOfEach(List<Arrivals.Latest> all) {
    BinaryOperator<Arrivals.Latest> newer =
        BinaryOperator.maxBy(Comparator.comparing(Arrivals.Latest::receivedAt));
    Map<String, Arrivals.Latest> newest = new TreeMap<>();
    for (Arrivals.Latest each : all) {
      newest.merge(each.account().platform() + " " + each.test(), each, newer);
    }
    return newest.values();
  }

  private static Finding latest(Arrivals.Latest latest, OurSide ours) {
    Instant now = ours.now();
    AccountId account = latest.account().platform();
    String whose = ours.title(account) + (latest.test() ? ", test" : ", live");
    String sentence =
        "The latest message came "
            + Spans.ago(latest.receivedAt(), now)
            + ", at "
            + Spans.at(latest.receivedAt())
            + ".";
    Duration quiet = Duration.between(latest.receivedAt(), now);
    if (latest.test() || quiet.compareTo(LONG_QUIET) <= 0) {
      return Finding.good(Check.LATEST_MESSAGE, sentence).of(whose);
    }
    return Finding.advice(Check.LATEST_MESSAGE, sentence)
        .of(whose)
        .remedy(
            "If something was sold since, Stripe's messages don't arrive any more: look at the"
                + " endpoint's deliveries in Stripe's dashboard.");
  }

  static List<Finding> reading(OurSide ours) {
    return ours.stored().map(OurSide.Stored::queues).stream()
        .flatMap(queues -> Stream.of(unread(queues), unreadable(queues)))
        .toList();
  }

  private static Finding unread(Queues queues) {
    return queues.oldestUnread().compareTo(LONGEST_UNREAD) <= 0
        ? Finding.good(Check.UNREAD, "Messages are read as they come.")
        : Finding.trouble(
                Check.UNREAD,
                "Messages wait to be read: %d, the oldest for %s."
                    .formatted(queues.unread(), Spans.of(queues.oldestUnread())))
            .remedy(
                "After a backlog this passes by itself. If the number grows, look into the server's"
                    + " log, and whether the server runs at all.");
  }

  private static Finding unreadable(Queues queues) {
    return queues.unreadable() == 0
        ? Finding.good(Check.UNREADABLE, "Every message of the last day could be read.")
        : Finding.trouble(
                Check.UNREADABLE,
                "Messages of the last day that could not be read: %d."
                    .formatted(queues.unreadable()))
            .remedy(
                "They are kept with the reason (API: /api/v1/inbox?state=unreadable). A later version"
                    + " that understands them reads them again.");
  }

  /** Signatures are refused when the clocks are five minutes apart. */
  static Optional<Finding> clock(OurSide ours, Optional<Duration> clockAhead) {
    Optional<Duration> told =
        ours.stored().stream()
            .flatMap(stored -> stored.latest().stream())
            .map(Arrivals.Latest::ahead)
            .filter(Duration::isPositive)
            .max(Duration::compareTo);
    Optional<Duration> apart = clockAhead.or(() -> told);
    return apart.map(
        ahead ->
            ahead.abs().compareTo(CLOCKS_APART) <= 0
                ? Finding.good(Check.CLOCK, "This server's clock agrees with Stripe's.")
                : Finding.trouble(Check.CLOCK, apart(ahead))
                    .remedy(
                        "Set the clock, and let the system keep it (NTP). From five minutes on every"
                            + " message's signature is refused."));
  }

  private static String apart(Duration ahead) {
    return "This server's clock is "
        + Spans.of(ahead.abs())
        + (ahead.isNegative() ? " ahead of Stripe's." : " behind Stripe's.");
  }
}
