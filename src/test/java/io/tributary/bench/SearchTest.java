package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searching for a rate, keeping a schedule, and judging a soak. */
final class SearchTest {
  private static final SoakSample FLAT = new SoakSample(300, 200, 100, 50, 1, 5);

  @Test
  void highestStepThatHolds_isFoundWithFewTries() {
    List<Integer> steps = IntStream.range(0, 12).boxed().toList();
    for (int limit = -1; limit < 12; limit++) {
      int holds = limit;
      List<Integer> tried = new ArrayList<>();
      Optional<Integer> found =
          Ladder.highest(
              steps,
              step -> {
                tried.add(step);
                return Optional.of(step).filter(one -> one <= holds);
              });

      assertThat(found.orElse(-1)).isEqualTo(limit);
      assertThat(tried).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates();
    }
  }

  @Test
  void openLoop_isDueAtFixedTimes_howeverLateItIsAsked() {
    Schedule schedule = Schedule.of(new Pace.PerSecond(1000), Duration.ofMillis(3));

    assertThat(schedule.isDue(0)).isTrue();
    assertThat(schedule.take(0)).isZero();
    assertThat(schedule.isDue(999_999)).isFalse();
    assertThat(schedule.untilNext(400_000)).isEqualTo(600_000);
    assertThat(schedule.take(50_000_000)).isEqualTo(1_000_000);
    assertThat(schedule.owes()).isTrue();
    assertThat(schedule.take(50_000_000)).isEqualTo(2_000_000);
    assertThat(schedule.isOver(50_000_000)).isTrue();
  }

  @Test
  void closedLoop_isDueUntilItsEnd_andOwesNothing() {
    Schedule schedule = Schedule.of(new Pace.AsFastAsAnswered(), Duration.ofMillis(3));

    assertThat(schedule.take(2_000_000)).isEqualTo(2_000_000);
    assertThat(schedule.isDue(2_999_999)).isTrue();
    assertThat(schedule.isDue(3_000_000)).isFalse();
    assertThat(schedule.owes()).isFalse();
  }

  @Test
  void soak_isFlat_thoughItsFirstThirdWarmedUp() {
    List<SoakSample> samples = new ArrayList<>(Collections.nCopies(9, FLAT));
    samples.set(0, new SoakSample(900, 900, 900, 900, 90, 900));

    assertThat(SoakVerdict.growing(samples)).isEmpty();
  }

  @Test
  void soak_tellsWhatGrew() {
    List<SoakSample> samples = new ArrayList<>(Collections.nCopies(9, FLAT));
    samples.subList(6, 9).replaceAll(_ -> new SoakSample(340, 200, 120, 50, 1, 8));

    assertThat(SoakVerdict.growing(samples))
        .containsExactly(
            "memory from 300.0 to 340.0", "open files from 100.0 to 120.0", "p99 from 5.0 to 8.0");
  }
}
