package io.tributary.attribution;

import io.tributary.model.Money;
import io.tributary.model.RulesPreview;
import io.tributary.model.RulesVersion;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.model.StandardEvent;
import io.tributary.model.ValueBasis;
import io.tributary.payment.Refold;
import io.tributary.storage.BooksComparison;
import io.tributary.storage.BooksComparison.Difference;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Transaction;
import io.tributary.stripe.EventTranslator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's messages at a site that has rules. */
abstract class RulesTest extends PurchasesTest {
  private static final String CONVERSIONS =
      """
      SELECT id, payment_id, site_id, event, status, currency, value, current_value, occurred_at,
        valuation, exclusion::text, match_method, match_click, match_reason, match_from,
        match_awaited, credited_id FROM conversions ORDER BY id
      """;

  /** Rules with the usual contents, to be changed. */
  static SiteRules from(Instant from) {
    return new SiteRules(
        from,
        ValueBasis.GROSS,
        Optional.empty(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static SiteRules valued(Instant from, ValueBasis basis) {
    SiteRules usual = from(from);
    return new SiteRules(
        from,
        basis,
        usual.toldRenewals(),
        usual.events(),
        usual.predicted(),
        Optional.empty(),
        Optional.empty());
  }

  static SiteRules telling(Instant from, int renewals) {
    return new SiteRules(
        from,
        ValueBasis.GROSS,
        Optional.of(renewals),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static SiteRules trials(Instant from, Money... predicted) {
    return new SiteRules(
        from,
        ValueBasis.GROSS,
        Optional.empty(),
        Map.of(SiteRules.Occasion.TRIAL, StandardEvent.LEAD),
        List.of(predicted),
        Optional.empty(),
        Optional.empty());
  }

  static SiteRules lending(Instant from, Duration customer, Duration email) {
    return new SiteRules(
        from,
        ValueBasis.GROSS,
        Optional.empty(),
        Map.of(),
        List.of(),
        Optional.of(customer).filter(window -> !window.isZero()),
        Optional.of(email).filter(window -> !window.isZero()));
  }

  /** Adds a version and lets the workers do what follows. */
  void add(SiteRules rules) {
    write(rules);
    house.settle();
  }

  /** Adds a version. */
  void write(SiteRules rules) {
    RulesVersion version =
        new RulesVersion(SiteId.DEFAULT, rules, house.clock.instant(), RulesVersion.Author.OWNER);
    house.database.database().inTransaction(open -> house.tables.siteRules().add(open, version));
  }

  RulesPreview preview(SiteRules rules) {
    return new RulesDryRun(house.database.database(), house.tables, Duration.ofDays(30))
        .preview(SiteId.DEFAULT, rules)
        .orElseThrow();
  }

  /** Everything that the books say of conversions. */
  List<Map<String, @Nullable Object>> told() {
    return house.database.rows(CONVERSIONS);
  }

  List<Difference> replay() {
    return house.database.database().inTransaction(this::replay);
  }

  private List<Difference> replay(Transaction open) {
    ReplayLock.take(open);
    BooksComparison.remember(open);
    new Refold(house.tables, EventTranslator::translate).run(open);
    house.attributor().attributeAll(open);
    return BooksComparison.compare(open);
  }
}
