package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When the loader lets visitors go first, and how it keeps up all the same. */
final class ConsiderateTest {
  private static final int MOST = 1000;
  private static final Duration WORK = Duration.ofMillis(20);
  private Duration rested = Duration.ZERO;
  private Duration work = WORK;
  private int found = MOST;
  private long now;
  private boolean isBusy = true;
  private final Considerate considerate =
      new Considerate(this::beat, MOST, () -> isBusy, () -> now, this::rest);

  @Test
  void whileAllProcessorsAreBusy_itRestsFifteenTimesAsLongAtFirst() {
    assertThat(restAfter(MOST)).isBetween(Duration.ofMillis(298), Duration.ofMillis(300));
  }

  @Test
  void withNothingToDo_itDoesNotRest_forTheWorkerDoes() {
    assertThat(restAfter(0)).isZero();
  }

  @Test
  void whileAProcessorIsFree_itOnlyWaitsForABeatsWorthOfWork() {
    isBusy = false;

    assertThat(restAfter(MOST)).isZero();
    assertThat(restAfter(1)).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void aSlowBeat_isFollowedByAShortRest() {
    work = Duration.ofSeconds(2);

    assertThat(restAfter(MOST)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void whatLeavesWorkUndoneForLong_hardlyRestsInTheEnd_andAsLongAsEverAfterABreak() {
    for (long start = now; now - start < Duration.ofSeconds(20).toNanos(); ) {
      restAfter(MOST);
    }
    assertThat(restAfter(MOST)).isLessThan(WORK.dividedBy(5));

    restAfter(0);
    assertThat(restAfter(MOST)).isGreaterThan(WORK.multipliedBy(14));
  }

  /** 20,000 a second come; at full speed it could do 50,000. */
  @Test
  void aLoadThatLasts_isWorkedOffEvenly_andNothingPilesUp() {
    double waiting = 0;
    double most = 0;
    Duration longest = Duration.ZERO;
    for (long start = now; now - start < Duration.ofMinutes(5).toNanos(); ) {
      long began = now;
      Duration rest = restAfter((int) Math.min(MOST, Math.max(1, waiting)));
      waiting += (now - began) / 1e9 * 20_000 - Math.min(MOST, waiting);
      if (now - start > Duration.ofMinutes(1).toNanos()) {
        most = Math.max(most, waiting);
        longest = rest.compareTo(longest) > 0 ? rest : longest;
      }
    }
    assertThat(most).isLessThan(10_000);
    assertThat(longest).isLessThan(Duration.ofMillis(100));
  }

  private Duration restAfter(int done) {
    found = done;
    rested = Duration.ZERO;
    assertThat(considerate.getAsInt()).isEqualTo(done);
    return rested;
  }

  private int beat() {
    now += work.toNanos();
    return found;
  }

  private void rest(long nanos) {
    rested = Duration.ofNanos(nanos);
    now += nanos;
  }
}
