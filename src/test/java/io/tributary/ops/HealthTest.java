package io.tributary.ops;

import static io.tributary.ops.Situations.NOTHING_WAITS;
import static io.tributary.ops.Situations.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ops.Health.Readiness;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the server says it isn't ready, and why. */
final class HealthTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void whenAllIsWell_itIsReady() {
    assertThat(Health.readiness(Situations.well())).isEqualTo(new Readiness.Ready());
  }

  @Test
  void theReasonIsWhatIsInTheWay() {
    assertThat(reason(Situations.obstructed("The secret key doesn't fit.")))
        .isEqualTo("The secret key doesn't fit. Clicks are kept in the journal meanwhile.");
    assertThat(reason(Situations.with(Situations.database(false, SECOND, NOTHING_WAITS))))
        .isEqualTo("The database does not answer. Clicks are kept in the journal meanwhile.");
    assertThat(reason(Situations.with(Situations.ANSWERING, worker(5, SECOND, SECOND))))
        .startsWith("The worker loader has failed 5 times in a row.");
    assertThat(reason(Situations.with(Situations.ANSWERING, worker(0, LONG, SECOND))))
        .startsWith("The worker loader has not ended a beat for 10 minutes.");
    assertThat(reason(Situations.with(Situations.troubled(false, SECOND), Duration.ZERO)))
        .isEqualTo("Clicks are not kept: the disk refused it: full.");
    assertThat(reason(Situations.withFreeBytes((64L << 20) - 1)))
        .isEqualTo("The data folder's disk is full: 64.0 MB are left.");
  }

  @Test
  void lostClicksAreToldFirst_forNothingBringsThemBack() {
    Situation away = Situations.obstructed("The database does not answer.");
    Situation both =
        new Situation(
            away.obstacle(),
            away.database(),
            Situations.troubled(false, SECOND),
            away.loaderLag(),
            away.mostUnread(),
            away.workers(),
            away.disk(),
            away.clockJump(),
            away.sinceLimited(),
            away.sinceWrongMode());

    assertThat(reason(both)).startsWith("Clicks are not kept");
  }

  @Test
  void aWorkerThatHadToWaitForTheDatabase_isNotStuck_whenItHasJustComeBack() {
    DatabaseState justBack = Situations.database(true, SECOND, NOTHING_WAITS);

    assertThat(Health.readiness(Situations.with(justBack, worker(0, LONG, SECOND))))
        .isEqualTo(new Readiness.Ready());
  }

  @Test
  void aLossThatIsOver_isNoReason() {
    assertThat(Health.readiness(Situations.with(Situations.troubled(true, SECOND), SECOND)))
        .isEqualTo(new Readiness.Ready());
  }

  private static String reason(Situation situation) {
    return Health.readiness(situation) instanceof Readiness.NotReady(String reason) ? reason : "";
  }
}
