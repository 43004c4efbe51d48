package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After a beat that found little, more comes together first. */
final class GatheringTest {
  private final List<Long> rests = new ArrayList<>();

  @Test
  void littleWork_isFollowedByAMoment_muchByMore_andNoneByTheWorkersOwnRest() {
    assertThat(beat(3)).isEqualTo(3);
    assertThat(rests).containsExactly(Duration.ofMillis(20).toNanos());
    assertThat(beat(50)).isEqualTo(50);
    assertThat(beat(0)).isZero();
    assertThat(rests).hasSize(1);
  }

  private int beat(int found) {
    return new Gathering(() -> found, 50, rests::add).getAsInt();
  }
}
