package io.tributary.attribution;

import io.tributary.model.Conversion;
import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.RulesPreview;
import io.tributary.model.RulesPreview.Change;
import io.tributary.model.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Counts what a dry run changes, keeps the newest changes, and adds up both sides. */
final class PreviewTally {
  private static final Comparator<Change> BY_TIME =
      Comparator.<Change, Instant>comparing(change -> change.after().occurredAt())
          .thenComparing(change -> change.after().id().value());

  private final SiteId site;
  private final PriorityQueue<Change> newest = new PriorityQueue<>(BY_TIME);
  private final Map<Unit, Sides> sides = new HashMap<>();
  private long lookedAt;
  private long changed;
  private long events;
  private long values;
  private long told;
  private long matches;

  /** What is added up: never two currencies, nor test and live data. */
  private record Unit(Currency currency, boolean test) {}

  /** Both sides of a sum so far. */
  private static final class Sides {
    private final Side before = new Side();
    private final Side after = new Side();
  }

  /** One side of a sum so far. */
  private static final class Side {
    private long told;
    private long value;
    private long predicted;

    private void add(Conversion conversion) {
      told += isCounted(conversion) ? 1 : 0;
      long now = conversion.current().minorUnits();
      if (conversion.isPredicted()) {
        predicted = Math.addExact(predicted, now);
      } else {
        value = Math.addExact(value, now);
      }
    }

    private static boolean isCounted(Conversion conversion) {
      return switch (conversion.status()) {
        case CONFIRMED, REDUCED, FREE -> true;
        case PENDING, RETRACTED, FAILED -> false;
      };
    }

    private RulesPreview.Side result(Currency currency) {
      return new RulesPreview.Side(
          told, new Money(value, currency), new Money(predicted, currency));
    }
  }

  PreviewTally(SiteId site) {
    this.site = site;
  }

  void lookedAt(int payments) {
    lookedAt += payments;
  }

  void add(Payment payment, Conversion before, Conversion after) {
    if (!payment.place().isUnlinked()) {
      Unit unit = new Unit(after.value().currency(), after.test());
      Sides sum = sides.computeIfAbsent(unit, any -> new Sides());
      addTo(sum.before, before);
      addTo(sum.after, after);
    }
    if (!before.equals(after)) {
      count(before, after);
      keep(new Change(before, after));
    }
  }

  private void addTo(Side side, Conversion conversion) {
    if (conversion.isTold() && conversion.site().equals(site)) {
      side.add(conversion);
    }
  }

  private void count(Conversion before, Conversion after) {
    changed++;
    events += before.event() == after.event() ? 0 : 1;
    values +=
        before.value().equals(after.value()) && before.current().equals(after.current()) ? 0 : 1;
    told += before.isTold() == after.isTold() ? 0 : 1;
    matches += before.match().equals(after.match()) ? 0 : 1;
  }

  private void keep(Change change) {
    newest.add(change);
    if (newest.size() > RulesPreview.MOST_SHOWN) {
      newest.remove();
    }
  }

  RulesPreview result(long payments) {
    List<Change> changes = newest.stream().sorted(BY_TIME.reversed()).toList();
    List<RulesPreview.Sum> sums =
        sides.entrySet().stream()
            .map(sum -> sum(sum.getKey(), sum.getValue()))
            .filter(sum -> sum.before().told() > 0 || sum.after().told() > 0)
            .sorted(
                Comparator.comparing(RulesPreview.Sum::test)
                    .thenComparing(sum -> sum.currency().code()))
            .toList();
    return new RulesPreview(
        payments,
        lookedAt,
        new RulesPreview.Counts(changed, events, values, told, matches),
        changes,
        sums);
  }

  private static RulesPreview.Sum sum(Unit unit, Sides sides) {
    return new RulesPreview.Sum(
        unit.currency(),
        unit.test(),
        sides.before.result(unit.currency()),
        sides.after.result(unit.currency()));
  }
}
