package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** Moments that come again. */
final class TurnsTest {
  @Test
  void dailyTurn_isTodays_fromItsMomentOn_andYesterdaysBefore() {
    Turns turns = Turns.daily(LocalTime.of(4, 30));
    assertThat(turns.last(Instant.parse("2026-11-02T04:30:00Z"))).isEqualTo("2026-11-02T04:30:00Z");
    assertThat(turns.last(Instant.parse("2026-11-02T04:29:59.999999Z")))
        .isEqualTo("2026-11-01T04:30:00Z");
    assertThat(turns.last(Instant.parse("2026-11-02T23:59:59Z"))).isEqualTo("2026-11-02T04:30:00Z");
  }

  @Test
  void shortTurns_areCountedFromMidnight() {
    Turns turns = new Turns(Duration.ofSeconds(10), Duration.ZERO);
    assertThat(turns.last(Instant.parse("2026-11-02T12:00:19.5Z")))
        .isEqualTo("2026-11-02T12:00:10Z");
  }
}
