package io.tributary.dashboard;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Currency;
import io.tributary.model.Exclusion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Money;
import io.tributary.model.RulesPreview;
import io.tributary.model.StandardEvent;
import io.tributary.model.Valuation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A dry run's result with a change of every kind. */
final class RulesSamples {
  static final Currency DOLLAR = new Currency("usd");
  static final List<Money> PREDICTED =
      List.of(new Money(2000, DOLLAR), new Money(2000, new Currency("jpy")));
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private RulesSamples() {}

  static RulesPreview preview() {
    return new RulesPreview(
        12,
        12,
        new RulesPreview.Counts(3, 1, 2, 1, 1),
        List.of(revalued(), untold(), borrowed()),
        List.of(new RulesPreview.Sum(DOLLAR, false, side(12, 123_450, 0), side(11, 98_760, 2000))));
  }

  private static RulesPreview.Change revalued() {
    Conversion before = Sale.paid("cs_live_v", 11_900, "usd", NOON).conversion();
    return new RulesPreview.Change(
        before, with(before, 10_000, Valuation.WITHOUT_TAX, Optional.empty(), before.match()));
  }

  private static RulesPreview.Change untold() {
    Conversion before = Sale.paid("cs_live_u", 2_000, "usd", NOON.minusSeconds(99)).conversion();
    return new RulesPreview.Change(
        before,
        with(before, 2_000, Valuation.GROSS, Optional.of(new Exclusion(3, 2)), before.match()));
  }

  private static RulesPreview.Change borrowed() {
    Conversion before = Sale.paid("cs_live_b", 4_900, "usd", NOON.minusSeconds(999)).conversion();
    Match.Borrowed from = new Match.Borrowed(before.payment(), (Match.Unmatched) before.match());
    Match match =
        new Match.Matched(new ClickId(new UUID(1, 2)), MatchMethod.CUSTOMER, Optional.of(from));
    return new RulesPreview.Change(
        before, with(before, 4_100, Valuation.NET_OF_FEE, Optional.empty(), match));
  }

  static Conversion with(
      Conversion other,
      long value,
      Valuation valuation,
      Optional<Exclusion> exclusion,
      Match match) {
    Money worth = new Money(value, other.value().currency());
    return new Conversion(
        other.id(),
        other.payment(),
        other.site(),
        match.equals(other.match()) ? other.event() : StandardEvent.SUBSCRIBE,
        other.status(),
        worth,
        worth,
        valuation,
        exclusion,
        other.occurredAt(),
        other.test(),
        match,
        other.credited());
  }

  private static RulesPreview.Side side(long told, long value, long predicted) {
    return new RulesPreview.Side(told, new Money(value, DOLLAR), new Money(predicted, DOLLAR));
  }
}
