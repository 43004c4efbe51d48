package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How old the oldest of a queue is, told from two counters. */
final class BacklogTest {
  private final Backlog backlog = new Backlog();

  @Test
  void nothingWaits_noAge() {
    assertThat(look(0, 0, 0)).isZero();
    assertThat(look(100, 5000, 0)).isZero();
  }

  @Test
  void whatIsThereFromBeforeTheStart_countsFromTheFirstLook() {
    look(0, 0, 800);

    assertThat(look(90, 0, 800)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void theAgeFollowsTheOldestThatWaits_notTheNewest() {
    look(0, 0, 0);
    look(10, 100, 100);
    look(20, 200, 200);

    assertThat(look(30, 300, 200)).isEqualTo(Duration.ofSeconds(10));
    assertThat(look(31, 300, 150)).isEqualTo(Duration.ofSeconds(11));
    assertThat(look(31, 300, 100)).isEqualTo(Duration.ofSeconds(1));
    assertThat(look(32, 300, 0)).isZero();
  }

  @Test
  void underSteadyLoad_thatIsNeverDrained_theAgeStaysSmall() {
    for (int second = 0; second < 5000; second++) {
      Duration age = look(second, 100L * second, second < 2 ? 0 : 150);
      assertThat(age).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void daysWithoutProgress_areKnownToTheSecond_inBoundedRoom() {
    for (int second = 0; second < 200_000; second++) {
      look(second, 100L * second, 100L * second); // the first 100 came at second 1
    }

    assertThat(look(200_000, 20_000_000, 20_000_000)).isEqualTo(Duration.ofSeconds(199_999));
    assertThat(backlog.size()).isLessThan(1100);
  }

  private Duration look(long second, long in, long waiting) {
    return backlog.look(Duration.ofSeconds(second).toNanos(), in, waiting);
  }
}
