package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the loader lets visitors go first, and when it no longer does. */
final class ConsiderateTest {
  private final List<Duration> rests = new ArrayList<>();
  private final Deque<Beat> beats = new ArrayDeque<>();
  private long now;
  private boolean isBusy = true;
  private final Considerate considerate =
      new Considerate(this::beat, () -> isBusy, () -> now, this::rest);

  private record Beat(Duration work, int done) {}

  @Test
  void afterABeatWithWork_itRestsFifteenTimesAsLong() {
    run(new Beat(Duration.ofMillis(10), 1000));

    assertThat(rests).containsExactly(Duration.ofMillis(150));
  }

  @Test
  void withNothingToDo_itDoesNotRest_forTheWorkerDoes() {
    run(new Beat(Duration.ofMillis(1), 0));

    assertThat(rests).isEmpty();
  }

  @Test
  void whileAProcessorIsFree_itDoesNotRest() {
    isBusy = false;
    run(new Beat(Duration.ofMillis(10), 1000));

    assertThat(rests).isEmpty();
  }

  @Test
  void aSlowBeat_isFollowedByAShortRest() {
    run(new Beat(Duration.ofSeconds(2), 1000));

    assertThat(rests).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void behindForTenSeconds_itWorksWithoutRest_untilItHasCaughtUp() {
    run(new Beat(Duration.ofMillis(10_001), 1000), new Beat(Duration.ofMillis(10), 1000));
    assertThat(rests).isEmpty();

    run(new Beat(Duration.ofMillis(1), 0), new Beat(Duration.ofMillis(10), 1000));
    assertThat(rests).containsExactly(Duration.ofMillis(150));
  }

  private void run(Beat... planned) {
    for (Beat beat : planned) {
      beats.add(beat);
      assertThat(considerate.getAsInt()).isEqualTo(beat.done());
    }
  }

  private int beat() {
    Beat beat = beats.remove();
    now += beat.work().toNanos();
    return beat.done();
  }

  private void rest(long nanos) {
    rests.add(Duration.ofNanos(nanos));
    now += nanos;
  }
}
