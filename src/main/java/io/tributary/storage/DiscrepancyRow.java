package io.tributary.storage;

import io.tributary.model.ComparisonId;
import io.tributary.model.Currency;
import io.tributary.model.Discrepancy;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One row of {@code comparison_findings}, component for column. */
record DiscrepancyRow(
    UUID comparisonId,
    int number,
    String verdict,
    Optional<String> detail,
    StripeKind kind,
    String objectId,
    LocalDate day,
    Optional<Long> theirAmount,
    Optional<String> theirCurrency,
    Optional<Long> ourAmount,
    Optional<String> ourCurrency,
    Optional<Instant> importedAt) {

  static DiscrepancyRow of(ComparisonId comparison, int number, Discrepancy finding) {
    return new DiscrepancyRow(
        comparison.value(),
        number,
        finding.code(),
        detail(finding),
        finding.spot().kind(),
        finding.spot().id(),
        finding.spot().day(),
        finding.theirs().map(Money::minorUnits),
        finding.theirs().map(money -> money.currency().code()),
        finding.ours().map(Money::minorUnits),
        finding.ours().map(money -> money.currency().code()),
        Optional.empty());
  }

  private static Optional<String> detail(Discrepancy finding) {
    return switch (finding) {
      case Discrepancy.Missing _, Discrepancy.Extra _ -> Optional.empty();
      case Discrepancy.Doubled doubled -> Optional.of(doubled.where().name());
      case Discrepancy.Different different -> Optional.of(different.what().name());
    };
  }

  Discrepancy toFinding() {
    Discrepancy.Spot spot = new Discrepancy.Spot(kind, objectId, day);
    return switch (verdict) {
      case "missing" -> new Discrepancy.Missing(spot, theirs());
      case "extra" -> new Discrepancy.Extra(spot, ours());
      case "doubled" -> doubled(spot, Discrepancy.Doubled.Where.valueOf(detail.orElseThrow()));
      case "different" ->
          new Discrepancy.Different(
              spot, theirs(), ours(), Discrepancy.Different.What.valueOf(detail.orElseThrow()));
      default -> throw new IllegalStateException("no verdict of ours: " + verdict);
    };
  }

  /** The side that holds it once says how much it is. */
  private Discrepancy doubled(Discrepancy.Spot spot, Discrepancy.Doubled.Where where) {
    return switch (where) {
      case STRIPE -> new Discrepancy.Doubled(spot, ours(), where);
      case TRIBUTARY -> new Discrepancy.Doubled(spot, theirs(), where);
    };
  }

  private Money theirs() {
    return new Money(theirAmount.orElseThrow(), new Currency(theirCurrency.orElseThrow()));
  }

  private Money ours() {
    return new Money(ourAmount.orElseThrow(), new Currency(ourCurrency.orElseThrow()));
  }
}
