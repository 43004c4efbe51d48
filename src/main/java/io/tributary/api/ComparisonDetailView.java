package io.tributary.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tributary.model.Comparison;
import io.tributary.model.DayFigures;
import io.tributary.model.Money;
import java.util.List;

/** A comparison with what each day brought on both sides. */
record ComparisonDetailView(@JsonUnwrapped ComparisonView comparison, List<Day> days) {
  static ComparisonDetailView of(Comparison comparison, List<DayFigures> days) {
    return new ComparisonDetailView(
        ComparisonView.of(comparison), days.stream().map(Day::of).toList());
  }

  /**
   * What one day brought in one currency, of one kind of objects.
   *
   * @param gap what Stripe's sum has and ours hasn't
   */
  record Day(String day, String currency, String kind, Side theirs, Side ours, ValueView gap) {
    static Day of(DayFigures figures) {
      return new Day(
          figures.day().toString(),
          figures.currency().code(),
          figures.kind().code(),
          Side.of(figures, figures.theirs()),
          Side.of(figures, figures.ours()),
          ValueView.of(figures.gap()));
    }
  }

  /** One side: how many objects, and their sum; of refunds and disputes, what went away. */
  record Side(long count, ValueView sum) {
    static Side of(DayFigures figures, DayFigures.Side side) {
      return new Side(side.count(), ValueView.of(new Money(side.sum(), figures.currency())));
    }
  }
}
