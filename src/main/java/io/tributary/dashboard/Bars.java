package io.tributary.dashboard;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.Period;
import io.tributary.storage.MoneyReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A period as a row of bars, a day each, in a drawing of {@value #HEIGHT} units' height. */
public final class Bars {
  public static final int HEIGHT = 40;

  /** Wide enough for a gap beside it. */
  public static final int STEP = 10;

  private static final int FEWEST_DAYS = 5;

  private Bars() {}

  /**
   * One day.
   *
   * @param left where it stands
   * @param height 1 to {@value Bars#HEIGHT}
   */
  public record Bar(LocalDate day, Money gross, int left, int height) {}

  /** The days on which something was paid in that currency; none where few days show no course. */
  static List<Bar> of(Period period, Currency currency, List<MoneyReport.Day> days) {
    if (period.days() < FEWEST_DAYS) {
      return List.of();
    }
    List<MoneyReport.Day> paid =
        days.stream()
            .filter(day -> day.sums().currency().equals(currency))
            .filter(day -> day.sums().gross().minorUnits() > 0)
            .toList();
    long most = paid.stream().mapToLong(day -> day.sums().gross().minorUnits()).max().orElse(1);
    return paid.stream().map(day -> bar(period, day, most)).toList();
  }

  /** How wide the drawing of a period is. */
  public static int width(Period period) {
    return period.days() * STEP;
  }

  private static Bar bar(Period period, MoneyReport.Day day, long most) {
    Money gross = day.sums().gross();
    int height =
        BigDecimal.valueOf(gross.minorUnits())
            .multiply(BigDecimal.valueOf(HEIGHT))
            .divide(BigDecimal.valueOf(most), 0, RoundingMode.HALF_UP)
            .intValueExact();
    int left = Math.toIntExact(ChronoUnit.DAYS.between(period.first(), day.day())) * STEP;
    return new Bar(day.day(), gross, left, Math.max(1, height));
  }
}
