package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The processors are looked at now and then, and busy when little of them is left. */
final class ProcessorsTest {
  private double load;
  private long now;
  private final Processors processors = new Processors(() -> load, () -> now);

  @Test
  void theyAreBusy_fromFourFifthsOn() {
    assertThat(processors.getAsBoolean()).isFalse();

    load = 0.79;
    assertThat(afterALook()).isFalse();
    load = 0.8;
    assertThat(afterALook()).isTrue();
    load = -1;
    assertThat(afterALook()).isFalse();
  }

  @Test
  void betweenTwoLooks_theLastOneCounts() {
    load = 1;
    now += Duration.ofMillis(249).toNanos();
    assertThat(processors.getAsBoolean()).isFalse();

    now += Duration.ofMillis(1).toNanos();
    assertThat(processors.getAsBoolean()).isTrue();
  }

  private boolean afterALook() {
    now += Duration.ofMillis(250).toNanos();
    return processors.getAsBoolean();
  }
}
