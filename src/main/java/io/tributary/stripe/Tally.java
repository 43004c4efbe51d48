package io.tributary.stripe;

import io.tributary.model.Currency;
import io.tributary.model.DayFigures;
import io.tributary.model.DayFigures.Side;
import io.tributary.model.Discrepancy;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a comparison has counted and found so far. */
final class Tally {
  /** More than anybody reads; what is beyond is counted. */
  static final int MOST_KEPT = Limits.Bound.FINDINGS.most();

  /** So that sums can still be taken from each other. */
  private static final long LARGEST_SUM = Long.MAX_VALUE / 16;

  private final Limits limits;
  private final Map<Place, Sides> days = new HashMap<>();
  private final List<Discrepancy> findings = new ArrayList<>();
  private long found;
  private long compared;

  Tally(Limits limits) {
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  private record Place(LocalDate day, Currency currency, StripeKind kind) {}

  private record Sides(Side theirs, Side ours) {
    static final Sides NONE = new Sides(Side.NONE, Side.NONE);

    Sides with(Money money, boolean isTheirs) {
      Sides sides =
          isTheirs ? new Sides(theirs.with(money), ours) : new Sides(theirs, ours.with(money));
      if (Math.max(Math.abs(sides.theirs.sum()), Math.abs(sides.ours.sum())) > LARGEST_SUM) {
        throw new ArithmeticException("a sum that is larger than all the money there is");
      }
      return sides;
    }
  }

  /** The day of a time, in UTC. */
  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** Counts what one day has on the two sides; what is empty isn't there. */
  void count(StripeKind kind, LocalDate day, Optional<Money> theirs, Optional<Money> ours) {
    theirs.ifPresent(money -> add(new Place(day, money.currency(), kind), money, true));
    ours.ifPresent(money -> add(new Place(day, money.currency(), kind), money, false));
  }

  /** Counts what the two sides say of one object; who says nothing of it, says 0. */
  void count(Theirs theirs, Money stripes, Money tributarys) {
    boolean isFree = stripes.isZero() && tributarys.isZero();
    count(
        theirs.kind(),
        day(theirs.at()),
        Optional.of(stripes).filter(money -> isFree || !money.isZero()),
        Optional.of(tributarys).filter(money -> isFree || !money.isZero()));
  }

  /** Where a finding about an object is shown. */
  static Discrepancy.Spot spot(Theirs theirs) {
    return new Discrepancy.Spot(theirs.kind(), theirs.id(), day(theirs.at()));
  }

  private void add(Place place, Money money, boolean isTheirs) {
    Sides before = days.getOrDefault(place, Sides.NONE);
    if (days.containsKey(place) || limits.allows(Limits.Bound.DAYS)) {
      days.put(place, before.with(money, isTheirs));
    }
  }

  /** One more of Stripe's objects was compared. */
  void compared() {
    compared++;
  }

  void find(Discrepancy finding) {
    found++;
    if (limits.allows(Limits.Bound.FINDINGS)) {
      findings.add(finding);
    }
  }

  long comparedSoFar() {
    return compared;
  }

  /** All of it: the newest day first, and of a day what is missing first. */
  BooksResult result() {
    List<DayFigures> figures = new ArrayList<>();
    days.forEach(
        (place, sides) ->
            figures.add(
                new DayFigures(
                    place.day(), place.currency(), place.kind(), sides.theirs(), sides.ours())));
    findings.sort(
        Comparator.<Discrepancy, LocalDate>comparing(finding -> finding.spot().day())
            .reversed()
            .thenComparing(finding -> finding.spot().kind())
            .thenComparing(finding -> finding.spot().id()));
    return new BooksResult(figures, findings, found, compared, limits.told());
  }
}
