package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Conversion;
import io.tributary.model.Currency;
import io.tributary.model.Exclusion;
import io.tributary.model.Money;
import io.tributary.model.SiteRules;
import io.tributary.model.StandardEvent;
import io.tributary.model.Valuation;
import io.tributary.model.ValueBasis;
import io.tributary.testing.StripeStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a site's rules make of payments. */
final class SiteRulesTest extends RulesTest {
  private static final Currency DOLLAR = new Currency("usd");
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void eachOccasion_isToldAsTheSiteSays() {
    Map<SiteRules.Occasion, StandardEvent> events =
        Map.of(
            SiteRules.Occasion.ONE_OFF, StandardEvent.UPSELL,
            SiteRules.Occasion.TRIAL, StandardEvent.LEAD,
            SiteRules.Occasion.SUBSCRIPTION_START, StandardEvent.PURCHASE,
            SiteRules.Occasion.RENEWAL, StandardEvent.SUBSCRIBE);
    SiteRules usual = SiteRules.USUAL;
    add(
        new SiteRules(
            PAST,
            usual.basis(),
            usual.toldRenewals(),
            events,
            List.of(),
            Optional.empty(),
            Optional.empty()));
    story(new Random(1));
    assertThat(ofSession("trial").event()).isEqualTo(StandardEvent.LEAD);
    assertThat(ofInvoice("1").event()).isEqualTo(StandardEvent.PURCHASE);
    assertThat(ofInvoice("2").event()).isEqualTo(StandardEvent.SUBSCRIBE);
    assertThat(ofSession("guest").event()).isEqualTo(StandardEvent.UPSELL);
  }

  @Test
  void trial_isWorthItsPrediction_andTheFirstMoneyItself() {
    add(trials(PAST, new Money(900, DOLLAR), new Money(800, new Currency("eur"))));
    story(new Random(2));
    Conversion trial = ofSession("trial");
    assertThat(trial.value()).isEqualTo(new Money(900, DOLLAR));
    assertThat(trial.current()).isEqualTo(new Money(900, DOLLAR));
    assertThat(trial.isPredicted()).isTrue();
    assertThat(trial.status()).isEqualTo(Conversion.Status.FREE);
    Conversion money = ofInvoice("1");
    assertThat(money.value()).isEqualTo(new Money(2000, DOLLAR));
    assertThat(money.isPredicted()).isFalse();
    assertThat(house.database.rows("SELECT sum(amount) AS sum FROM entries WHERE currency = 'usd'"))
        .as("a prediction is no money")
        .allSatisfy(row -> assertThat(row.get("sum")).hasToString("3500"));
  }

  @Test
  void trialInACurrencyWithoutPrediction_isWorthNothing() {
    add(trials(PAST, new Money(900, new Currency("eur"))));
    story(new Random(3));
    assertThat(ofSession("trial").value().isZero()).isTrue();
    assertThat(ofSession("trial").valuation()).isEqualTo(Valuation.GROSS);
  }

  @Test
  void renewalsBeyondTheFirstN_stayInTheBooks_andAreNotTold() {
    add(telling(PAST, 1));
    for (int seed = 0; seed < 3; seed++) {
      subscription(new Random(seed), "s" + seed);
      assertThat(ofSession("s" + seed).isTold()).isTrue();
      assertThat(ofInvoice("s" + seed + "_1").isTold()).isTrue();
      assertThat(ofInvoice("s" + seed + "_2").exclusion()).contains(new Exclusion(2, 1));
      assertThat(ofInvoice("s" + seed + "_3").exclusion()).contains(new Exclusion(3, 1));
      assertThat(ofInvoice("s" + seed + "_3").value().minorUnits()).isEqualTo(2000);
    }
    assertThat(house.payments()).hasSize(12);
    assertThat(house.database.count("entries")).isEqualTo(12);
    assertThat(new Exclusion(3, 2).sentence())
        .isEqualTo("Renewal 3: the site tells the first 2 only.");
  }

  @Test
  void refundAfterAValueWithoutTax_leavesItsShare() {
    add(valued(PAST, ValueBasis.WITHOUT_TAX));
    ObjectNode session = sale("taxed", NOON).put("amount_total", 2380);
    session.putObject("total_details").put("amount_tax", 380).put("amount_shipping", 0);
    complete("taxed", NOON.plusSeconds(60), session);
    var money =
        new io.tributary.testing.StripeObjects.Money("pi_taxed", "ch_taxed", "", "", 2380, "usd");
    tell(NEW, "refund.created", NEW.refund("re_1", money, 595, NOON.plusSeconds(90)));
    assertThat(ofSession("taxed").value()).isEqualTo(new Money(2000, DOLLAR));
    assertThat(ofSession("taxed").current()).isEqualTo(new Money(1500, DOLLAR));
    tell(NEW, "refund.created", NEW.refund("re_2", money, 1785, NOON.plusSeconds(99)));
    assertThat(ofSession("taxed").current()).isEqualTo(new Money(0, DOLLAR));
    assertThat(ofSession("taxed").status()).isEqualTo(Conversion.Status.RETRACTED);
  }

  @Test
  void ofMoneyThatIsPartOfTheTotal_theTaxIsTakenInProportion() {
    add(valued(PAST, ValueBasis.WITHOUT_TAX));
    var money =
        new io.tributary.testing.StripeObjects.Money("", "", "in_part", "cus_1", 12_000, "usd");
    ObjectNode invoice = NEW.invoice(money, "sub_1", "subscription_create", NOON);
    invoice.put("amount_due", 2_000).put("amount_paid", 2_000).put("total", 12_000);
    invoice.putArray("total_taxes").addObject().put("amount", 2_000);
    tell(NEW, "invoice.paid", invoice);
    assertThat(ofInvoice("part").value()).isEqualTo(new Money(1_667, DOLLAR));
    assertThat(ofInvoice("part").valuation()).isEqualTo(Valuation.WITHOUT_TAX);
  }

  private void story(Random random) {
    deliver(StripeStory.tell(NEW.version(), click().toString()), random);
  }

  private void deliver(List<ObjectNode> events, Random random) {
    List<ObjectNode> mixed = new ArrayList<>(events);
    Collections.shuffle(mixed, random);
    mixed.forEach(this::send);
  }

  /** A first payment and three renewals, told in any order. */
  private void subscription(Random random, String name) {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode session = subscribed().put("id", "cs_" + name).put("subscription", "sub_" + name);
    session.put("invoice", "in_" + name + "_0").put("customer", "cus_" + name);
    events.add(NEW.event("evt_" + name, "checkout.session.completed", NOON, session));
    for (int period = 1; period <= 3; period++) {
      String own = name + "_" + period;
      Instant at = NOON.plus(DAY.multipliedBy(30L * period));
      var money =
          new io.tributary.testing.StripeObjects.Money(
              "pi_" + own, "ch_" + own, "in_" + own, "cus_" + name, 2000, "usd");
      ObjectNode invoice = NEW.invoice(money, "sub_" + name, "subscription_cycle", at);
      events.add(NEW.event("evt_" + own, "invoice.paid", at, invoice));
    }
    deliver(events, random);
  }
}
