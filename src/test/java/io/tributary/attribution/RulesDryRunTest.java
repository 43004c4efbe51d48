package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Conversion;
import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.RulesPreview;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.model.ValueBasis;
import io.tributary.testing.StripeHistory;
import io.tributary.testing.StripeStory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a dry run says is what saving does, and a dry run does nothing. */
final class RulesDryRunTest extends RulesTest {
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant BETWEEN = Instant.parse("2026-03-20T00:00:00Z");
  private static final Currency DOLLAR = new Currency("usd");

  @Test
  void dryRun_foretellsExactlyWhatSavingDoes() {
    StripeHistory.of(3, 150).forEach(event -> house.webhook(event));
    StripeStory.tell(NEW.version(), click().toString()).forEach(event -> house.webhook(event));
    house.settle();
    List<SiteRules> versions =
        List.of(
            telling(PAST, 1),
            valued(BETWEEN, ValueBasis.NET_OF_FEE),
            trials(PAST, new Money(900, DOLLAR)),
            lending(PAST, Duration.ofDays(90), Duration.ofDays(30)),
            from(BETWEEN));
    for (SiteRules version : versions) {
      foretells(version);
    }
  }

  @Test
  void oneMoreThanMayTryAtOnce_isTurnedAway_andATurnEndsWithItsTry() {
    Semaphore turns = new Semaphore(1);
    RulesDryRun run =
        new RulesDryRun(
            house.database.database(), house.tables, Duration.ofDays(30), turns, Duration.ZERO);
    assertThat(run.preview(SiteId.DEFAULT, from(BETWEEN))).isPresent();
    assertThat(run.preview(SiteId.DEFAULT, from(BETWEEN))).isPresent();
    turns.acquireUninterruptibly();
    assertThat(run.preview(SiteId.DEFAULT, from(BETWEEN))).isEmpty();
    turns.release();
    house.database.execute("ALTER TABLE site_rules RENAME TO elsewhere");
    assertThatThrownBy(() -> run.preview(SiteId.DEFAULT, from(BETWEEN)))
        .isInstanceOf(RuntimeException.class);
    assertThat(turns.availablePermits()).isEqualTo(1);
  }

  @Test
  void borrowedFirstPayments_changeTheirRenewals_alsoThoseBeyondTheVersionsTime() {
    buy("first", 0, with(click()));
    subscribe(NOON.plus(DAY));
    renew("r", NOON.plus(Duration.ofDays(60)));
    add(from(NOON.plus(Duration.ofDays(30))));
    assertThat(foretells(lending(PAST, Duration.ofDays(90), Duration.ZERO)).counts().matches())
        .isEqualTo(2);
  }

  @Test
  void sums_keepPredictionsAndUntoldConversionsApart() {
    StripeStory.tell(NEW.version(), click().toString()).forEach(this::send);
    RulesPreview.Sum untold = sum(preview(telling(PAST, 0)));
    assertThat(untold.before()).isEqualTo(side(3, 3500, 0));
    assertThat(untold.after()).isEqualTo(side(2, 1500, 0));
    RulesPreview.Sum predicted = sum(preview(trials(PAST, new Money(900, DOLLAR))));
    assertThat(predicted.after()).isEqualTo(side(3, 3500, 900));
  }

  @Test
  void dryRun_changesNothing() {
    StripeStory.tell(NEW.version(), click().toString()).forEach(this::send);
    List<Map<String, @Nullable Object>> before = told();
    assertThat(preview(telling(PAST, 0)).counts().told()).isEqualTo(1);
    house.settle();
    assertThat(told()).isEqualTo(before);
    assertThat(house.database.count("site_rules")).isZero();
  }

  @Test
  void rulesOfTheFuture_andWithoutPayments_changeNothing() {
    RulesPreview empty = preview(telling(PAST, 0));
    assertThat(empty.payments()).isZero();
    assertThat(empty.isComplete()).isTrue();
    StripeStory.tell(NEW.version(), click().toString()).forEach(this::send);
    RulesPreview later = preview(telling(Instant.parse("2030-01-01T00:00:00Z"), 0));
    assertThat(later.payments()).isZero();
    assertThat(later.changes()).isEmpty();
  }

  /** Compares the preview with what differs after saving, and gives it back. */
  private RulesPreview foretells(SiteRules version) {
    Map<Object, Conversion> before = conversions();
    RulesPreview preview = preview(version);
    add(version);
    Map<Object, Conversion> after = conversions();
    Map<Object, Conversion> changed = new HashMap<>(after);
    changed.values().removeAll(before.values());
    Map<Object, Conversion> foretold = new HashMap<>();
    for (RulesPreview.Change change : preview.changes()) {
      assertThat(change.before()).isEqualTo(before.get(change.after().id()));
      foretold.put(change.after().id(), change.after());
    }
    assertThat(foretold).isEqualTo(changed);
    assertThat(preview.counts().changed()).isEqualTo(changed.size());
    assertThat(replay()).isEmpty();
    return preview;
  }

  private Map<Object, Conversion> conversions() {
    Map<Object, Conversion> conversions = new HashMap<>();
    house.conversions().forEach(conversion -> conversions.put(conversion.id(), conversion));
    return conversions;
  }

  private static RulesPreview.Sum sum(RulesPreview preview) {
    return preview.sums().stream()
        .filter(sum -> sum.currency().equals(DOLLAR))
        .findFirst()
        .orElseThrow();
  }

  private static RulesPreview.Side side(long told, long value, long predicted) {
    return new RulesPreview.Side(told, new Money(value, DOLLAR), new Money(predicted, DOLLAR));
  }
}
