package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Many ids in little memory. */
final class SeenIdsTest {
  @Test
  void idIsNewOnce() {
    SeenIds seen = new SeenIds();
    assertThat(seen.add("ch_1")).isTrue();
    assertThat(seen.add("ch_1")).isFalse();
    assertThat(seen.contains("ch_1")).isTrue();
    assertThat(seen.contains("ch_2")).isFalse();
  }

  @Test
  void manyIds_areAllRemembered_andNoOther() {
    SeenIds seen = new SeenIds();
    for (int number = 0; number < 100_000; number++) {
      assertThat(seen.add("ch_" + number)).isTrue();
    }
    for (int number = 0; number < 100_000; number++) {
      assertThat(seen.contains("ch_" + number)).isTrue();
      assertThat(seen.contains("pi_" + number)).isFalse();
    }
  }
}
