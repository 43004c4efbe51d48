package io.tributary.dashboard;

import io.tributary.model.DayFigures;
import io.tributary.model.StripeKind;
import java.util.Arrays;
import java.util.List;

/** How many objects of one kind are on both sides. */
public record BooksCount(StripeKind kind, long theirs, long ours) {
  static List<BooksCount> of(List<DayFigures> figures) {
    return Arrays.stream(StripeKind.values()).map(kind -> of(kind, figures)).toList();
  }

  private static BooksCount of(StripeKind kind, List<DayFigures> figures) {
    List<DayFigures> own = figures.stream().filter(each -> each.kind() == kind).toList();
    return new BooksCount(
        kind,
        own.stream().mapToLong(each -> each.theirs().count()).sum(),
        own.stream().mapToLong(each -> each.ours().count()).sum());
  }
}
