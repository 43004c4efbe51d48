package io.tributary.ops;

import static io.tributary.ops.Situations.NOTHING_WAITS;
import static io.tributary.ops.Situations.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.storage.Queues;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** On either side of every threshold. */
final class AlarmRulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration OVER_A_MINUTE = Duration.ofSeconds(61);

  /** What raises an alarm, alone, and what just doesn't. */
  private record Case(Alarm alarm, String sentence, Situation raises, Situation doesNot) {}

  @Test
  void whenAllIsWell_thereIsNone() {
    assertThat(AlarmRules.broken(Situations.well())).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> eachIsRaisedBeyondItsThreshold_andNotBelow() {
    return Stream.of(journal(), tables(), database(), surroundings())
        .flatMap(cases -> cases)
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.alarm() + ": " + each.sentence(),
                    () -> {
                      assertThat(AlarmRules.broken(each.raises()))
                          .isEqualTo(Map.of(each.alarm(), each.sentence()));
                      assertThat(AlarmRules.broken(each.doesNot())).isEmpty();
                    }));
  }

  private static Stream<Case> journal() {
    Duration none = Duration.ZERO;
    return Stream.of(
        new Case(
            Alarm.CLICKS_NOT_KEPT,
            "Clicks are not kept: the disk refused it: full.",
            Situations.with(Situations.troubled(false, Duration.ofHours(2)), none),
            Situations.with(Situations.troubled(true, Duration.ofHours(2)), none)),
        new Case(
            Alarm.CLICKS_NOT_KEPT,
            "Clicks were not kept, the last one 59 minutes ago: the disk refused it: full.",
            Situations.with(Situations.troubled(true, Duration.ofMinutes(59)), none),
            Situations.with(Situations.troubled(true, Duration.ofMinutes(61)), none)),
        new Case(
            Alarm.JOURNAL_FILLING,
            "501 bytes of clicks are not loaded yet; the journal takes 1000 bytes.",
            Situations.with(Situations.holding(501), none),
            Situations.with(Situations.holding(500), none)),
        new Case(
            Alarm.LOADER_BEHIND,
            "The oldest click has waited for 61 seconds to be loaded.",
            Situations.with(Situations.SOUND_JOURNAL, OVER_A_MINUTE),
            Situations.with(Situations.SOUND_JOURNAL, MINUTE)));
  }

  private static Stream<Case> tables() {
    Duration none = Duration.ZERO;
    return Stream.of(
        new Case(
            Alarm.INBOX_FILLING,
            "Messages from Stripe that wait to be read: 501; the inbox takes 1000.",
            Situations.with(new Queues(501, none, 0, 0, 0, 0, 0, Optional.empty())),
            Situations.with(new Queues(500, none, 0, 0, 0, 0, 0, Optional.empty()))),
        new Case(
            Alarm.MESSAGES_WAITING,
            "A message from Stripe has waited for 61 seconds to be read.",
            Situations.with(new Queues(1, OVER_A_MINUTE, 0, 0, 0, 0, 0, Optional.empty())),
            Situations.with(new Queues(1, MINUTE, 0, 0, 0, 0, 0, Optional.empty()))),
        new Case(
            Alarm.SET_ASIDE,
            "What could not be read in the last day: messages from Stripe 2, journal records 0.",
            Situations.with(new Queues(0, none, 2, 0, 0, 0, 0, Optional.empty())),
            Situations.with(NOTHING_WAITS)),
        new Case(
            Alarm.SET_ASIDE,
            "What could not be read in the last day: messages from Stripe 0, journal records 1.",
            Situations.with(new Queues(0, none, 0, 1, 0, 0, 0, Optional.empty())),
            Situations.with(NOTHING_WAITS)),
        new Case(
            Alarm.STRIPE_NOT_READ,
            "Stripe's lists can't be read. The key is refused.",
            Situations.with(new Queues(0, none, 0, 0, 0, 0, 0, Optional.of("The key is refused."))),
            Situations.with(NOTHING_WAITS)),
        new Case(
            Alarm.ATTRIBUTION_FAILS,
            "Payments whose attribution failed: 3.",
            Situations.with(new Queues(0, none, 0, 0, 0, 3, 0, Optional.empty())),
            Situations.with(new Queues(0, none, 0, 0, 9, 0, 9, Optional.empty()))));
  }

  private static Stream<Case> database() {
    DatabaseState justBack = Situations.database(true, Duration.ofSeconds(14), NOTHING_WAITS);
    DatabaseState back = Situations.database(true, OVER_A_MINUTE, NOTHING_WAITS);
    Duration rest = Duration.ofHours(1);
    return Stream.of(
        new Case(
            Alarm.DATABASE_AWAY,
            "The database does not answer.",
            Situations.with(
                Situations.database(false, Duration.ofSeconds(6), NOTHING_WAITS),
                worker(9, OVER_A_MINUTE.multipliedBy(9), SECOND)),
            Situations.with(Situations.database(false, Duration.ofSeconds(5), NOTHING_WAITS))),
        new Case(
            Alarm.DATABASE_AWAY,
            "The secret key doesn't fit.",
            Situations.obstructed("The secret key doesn't fit."),
            Situations.well()),
        new Case(
            Alarm.WORKER_FAILS,
            "The worker loader has failed 5 times in a row.",
            Situations.with(back, worker(5, SECOND, SECOND)),
            Situations.with(back, worker(4, SECOND, SECOND))),
        new Case(
            Alarm.WORKER_FAILS,
            "The worker loader has failed 9 times in a row.",
            Situations.with(back, worker(9, SECOND, SECOND)),
            Situations.with(justBack, worker(9, SECOND, SECOND))),
        new Case(
            Alarm.WORKER_FAILS,
            "The worker loader has not ended a beat for 62 minutes.",
            Situations.with(back, worker(0, rest.plusSeconds(120), rest)),
            Situations.with(back, worker(0, rest.plus(MINUTE), rest))));
  }

  private static Stream<Case> surroundings() {
    return Stream.of(
        new Case(
            Alarm.CLICKS_LIMITED,
            "One address sent more clicks than it may, the last one 2 minutes ago; they are not kept.",
            Situations.limited(Duration.ofMinutes(2)),
            Situations.well()),
        new Case(
            Alarm.WRONG_MODE,
            "A message of live data was signed with a secret of test data, or the other way round, the last one 2 minutes ago; such messages are refused.",
            Situations.withWrongMode(Duration.ofMinutes(2)),
            Situations.well()),
        new Case(
            Alarm.DISK_FILLING,
            "The data folder's disk has only 4.9 GB left of 100.0 GB.",
            Situations.withFreeBytes((49L << 30) / 10),
            Situations.withFreeBytes(5L << 30)),
        new Case(
            Alarm.CLOCK_WRONG,
            "This machine's clock was set back by 2 minutes.",
            Situations.withClockJump(Duration.ofMinutes(-2)),
            Situations.withClockJump(Duration.ZERO)),
        new Case(
            Alarm.CLOCK_WRONG,
            "The database's clock is 61 seconds behind this machine's.",
            Situations.with(Situations.withClockAhead(OVER_A_MINUTE.negated())),
            Situations.with(Situations.withClockAhead(MINUTE.negated()))));
  }
}
