package io.tributary.dashboard;

import io.tributary.model.Currency;
import io.tributary.model.DayFigures;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The money of one day and currency on both sides.
 *
 * @param isEven whether all that was compared is the same
 */
public record BooksDay(LocalDate day, Currency currency, Side theirs, Side ours, boolean isEven) {
  /**
   * One side.
   *
   * @param net charges without what went away
   */
  public record Side(Money net, long charges, long refunds, long disputes) {
    /** What it is made of, such as {@code 12 charges, 1 refund}. */
    public String parts() {
      List<String> parts = new ArrayList<>();
      part(parts, charges, StripeKind.CHARGE);
      part(parts, refunds, StripeKind.REFUND);
      part(parts, disputes, StripeKind.DISPUTE);
      return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static void part(List<String> parts, long count, StripeKind kind) {
      if (count > 0) {
        parts.add(count + " " + (count == 1 ? kind.noun() : kind.plural()));
      }
    }
  }

  private record Place(LocalDate day, Currency currency) {}

  static List<BooksDay> of(List<DayFigures> figures) {
    Map<Place, List<DayFigures>> places = new LinkedHashMap<>();
    figures.forEach(
        each ->
            places
                .computeIfAbsent(new Place(each.day(), each.currency()), _ -> new ArrayList<>())
                .add(each));
    List<BooksDay> days = new ArrayList<>();
    places.forEach((place, all) -> days.add(day(place, all)));
    return days.stream().filter(BooksDay::hasMoney).toList();
  }

  private static BooksDay day(Place place, List<DayFigures> all) {
    return new BooksDay(
        place.day(),
        place.currency(),
        side(place, all, true),
        side(place, all, false),
        all.stream().allMatch(DayFigures::isEven));
  }

  private static Side side(Place place, List<DayFigures> all, boolean isTheirs) {
    long net = 0;
    Map<StripeKind, Long> counts = new LinkedHashMap<>();
    for (DayFigures figures : all) {
      DayFigures.Side side = isTheirs ? figures.theirs() : figures.ours();
      counts.put(figures.kind(), side.count());
      net +=
          switch (figures.kind()) {
            case CHARGE -> side.sum();
            case REFUND, DISPUTE -> -side.sum();
            case SESSION, INVOICE, PAYMENT_INTENT -> 0;
          };
    }
    return new Side(
        new Money(net, place.currency()),
        counts.getOrDefault(StripeKind.CHARGE, 0L),
        counts.getOrDefault(StripeKind.REFUND, 0L),
        counts.getOrDefault(StripeKind.DISPUTE, 0L));
  }

  private boolean hasMoney() {
    return !isEven || theirs.charges() + theirs.refunds() + theirs.disputes() > 0;
  }

  /** What Stripe's side has and ours hasn't. */
  public Money gap() {
    return theirs.net().minus(ours.net());
  }
}
