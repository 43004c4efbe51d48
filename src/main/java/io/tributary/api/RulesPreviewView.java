package io.tributary.api;

import io.tributary.model.Conversion;
import io.tributary.model.RulesPreview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a version of a site's rules would change.
 *
 * @param payments how many payments there are in its time
 * @param lookedAt how many of them, the newest, were tried
 * @param items the newest changes
 */
record RulesPreviewView(
    long payments, long lookedAt, Counts counts, List<Change> items, List<Sum> sums) {

  static RulesPreviewView of(RulesPreview preview) {
    RulesPreview.Counts counts = preview.counts();
    return new RulesPreviewView(
        preview.payments(),
        preview.lookedAt(),
        new Counts(
            counts.changed(), counts.events(), counts.values(), counts.told(), counts.matches()),
        preview.changes().stream().map(Change::of).toList(),
        preview.sums().stream().map(Sum::of).toList());
  }

  /** How many conversions would change, and how many of them in what. */
  record Counts(long changed, long events, long values, long told, long matches) {}

  /** A conversion as it is and as it would be. */
  record Change(
      String conversion,
      String payment,
      Instant occurredAt,
      boolean test,
      Told before,
      Told after) {
    static Change of(RulesPreview.Change change) {
      Conversion after = change.after();
      return new Change(
          after.id().toString(),
          after.payment().toString(),
          Json.time(after.occurredAt()),
          after.test(),
          Told.of(change.before()),
          Told.of(after));
    }
  }

  /** What rules decide of a conversion. */
  record Told(
      String site,
      String event,
      ValueView value,
      ValueView current,
      String valuation,
      Optional<ExclusionView> exclusion,
      MatchView match) {
    static Told of(Conversion conversion) {
      return new Told(
          conversion.site().value(),
          conversion.event().toString(),
          ValueView.of(conversion.value()),
          ValueView.of(conversion.current()),
          Json.word(conversion.valuation()),
          conversion.exclusion().map(ExclusionView::of),
          MatchView.of(conversion.match()));
    }
  }

  /** What a currency's conversions add up to, test and live data apart. */
  record Sum(boolean test, Side before, Side after) {
    static Sum of(RulesPreview.Sum sum) {
      return new Sum(sum.test(), Side.of(sum.before()), Side.of(sum.after()));
    }
  }

  /**
   * One side of a sum; conversions that aren't told are in none.
   *
   * @param current what they are worth now, without predictions
   */
  record Side(long told, ValueView current, ValueView predicted) {
    static Side of(RulesPreview.Side side) {
      return new Side(side.told(), ValueView.of(side.value()), ValueView.of(side.predicted()));
    }
  }
}
