package io.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole days in UTC, what belongs to them, and shares. */
final class PeriodTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @Test
  void aDayRunsFromMidnightToMidnight_inUtc() {
    Period day = new Period(DAY, DAY);
    assertThat(day.days()).isEqualTo(1);
    assertThat(day.contains(Instant.parse("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(day.contains(Instant.parse("2026-03-01T23:59:59.999Z"))).isTrue();
    assertThat(day.contains(Instant.parse("2026-02-28T23:59:59.999Z"))).isFalse();
    assertThat(day.contains(Instant.parse("2026-03-02T00:00:00Z"))).isFalse();
  }

  @Test
  void theLastDays_endWithToday() {
    assertThat(Period.ofDays(30, Instant.parse("2026-03-30T23:00:00Z")))
        .isEqualTo(new Period(DAY, LocalDate.parse("2026-03-30")));
  }

  @Test
  void whatEndsBeforeItBegins_orIsTooLong_isRefusedWithTheWayOut() {
    assertThatThrownBy(() -> new Period(DAY, DAY.minusDays(1))).hasMessageContaining("swap");
    assertThat(new Period(DAY, DAY.plusDays(399)).days()).isEqualTo(Period.MOST_DAYS);
    assertThatThrownBy(() -> new Period(DAY, DAY.plusDays(400)))
        .hasMessageContaining("401 days", "at most 400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-3-1",
        "2026-02-30",
        "2026-13-01",
        "1969-12-31",
        "0000-01-01",
        "+12026-01-01",
        "2026-03-01T00:00",
        "2026-03-01 ",
        "٢٠٢٦-٠٣-٠١",
        "-999-01-01",
        "today"
      })
  void whatIsNoDay_isNotRead(String text) {
    assertThat(Period.day(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 33.3",
    "2, 3, 66.7",
    "1, 2000, 0.1",
    "1, 2001, 0.0",
    "0, 5, 0.0",
    "5, 5, 100.0",
    "0, 0, 0.0",
    "9223372036854775806, 9223372036854775807, 100.0"
  })
  void aShareIsRoundedHalfUp_toOneDecimal(long part, long whole, String percent) {
    assertThat(new Share(part, whole).percent()).isEqualTo(percent);
  }

  @Test
  void everyEntry_isInOneColumn_andInTheNet() {
    for (Entry.Kind kind : Entry.Kind.values()) {
      long columns =
          Stream.of(Measure.GROSS, Measure.REFUNDED, Measure.DISPUTED)
              .filter(column -> column.kinds().contains(kind))
              .count();
      assertThat(columns).as(kind.name()).isEqualTo(1);
      assertThat(Measure.NET.kinds()).contains(kind);
    }
  }
}
