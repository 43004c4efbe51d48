package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Conversion;
import io.tributary.model.Exclusion;
import io.tributary.model.RulesVersion;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.model.SiteRules.Occasion;
import io.tributary.model.StandardEvent;
import io.tributary.model.Valuation;
import io.tributary.model.ValueBasis;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The owner looks at the rules, tries others, and saves them. */
final class RulesPageTest {
  private static final String FORM =
      "site=default&from=2026-10-01&basis=WITHOUT_TAX&toldRenewals=2&TRIAL=Lead&ONE_OFF=Purchase"
          + "&predicted=20.00+USD%0D%0A2000+jpy&customerDays=30&emailDays=";
  private static final SiteRules TYPED =
      new SiteRules(
          Instant.parse("2026-10-01T00:00:00Z"),
          ValueBasis.WITHOUT_TAX,
          Optional.of(2),
          Map.of(Occasion.TRIAL, StandardEvent.LEAD),
          RulesSamples.PREDICTED,
          Optional.of(Duration.ofDays(30)),
          Optional.empty());
  private static final List<String> BAD =
      List.of(
          "from=yesterday",
          "from=1999-01-01",
          "toldRenewals=-1",
          "toldRenewals=1001",
          "customerDays=0",
          "emailDays=731",
          "predicted=many",
          "predicted=20.005+USD",
          "predicted=1.5+JPY",
          "predicted=0+USD",
          "predicted=1+USD%0A2+USD");
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void withoutAVersion_thePageSaysWhatHoldsAnyway() {
    assertThat(owner.get("/rules").body())
        .contains(
            "A conversion is worth all that the buyer pays, with tax and shipping.",
            "All renewals are told.",
            "A new purchase never gets the click of an earlier one.",
            "No version has been saved so far.");
  }

  @Test
  void whatWasTyped_isTried_andOnlyThenSaved() {
    dashboard.preview = RulesSamples.preview();
    HttpResponse<String> tried = owner.submit("/rules", FORM);
    assertThat(tried.statusCode()).isEqualTo(200);
    assertThat(tried.body())
        .contains("3 conversions</strong> of 12 payments", "Save these rules", "the first 2 only");
    assertThat(versions()).isEmpty();
    HttpResponse<String> saved = owner.submit("/rules", FORM + "&action=save");
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(versions()).extracting(RulesVersion::rules).containsExactly(TYPED);
  }

  @Test
  void whileOthersTryRules_onesOwnAreKeptInTheForm() {
    dashboard.isTrying = true;
    HttpResponse<String> answer = owner.submit("/rules", FORM);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Somebody else is trying rules right now", "value=\"2026-10-01\"");
  }

  @Test
  void moreVersionsThanASiteMayHave_areRefused() {
    dashboard.test.execute(
        """
        INSERT INTO site_rules (site_id, holds_from, body, written_at, author)
        SELECT 'default', now(), '%s', now(), 'OWNER' FROM generate_series(1, 500)
        """
            .formatted(body()));
    HttpResponse<String> answer = owner.submit("/rules", FORM + "&action=save");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("has 500 versions", "value=\"2026-10-01\"");
    assertThat(versions()).hasSize(500);
  }

  /** A version as it is stored. */
  private String body() {
    owner.submit("/rules", FORM + "&action=save");
    Object stored =
        dashboard.test.rows("SELECT body::text AS b FROM site_rules").getFirst().get("b");
    dashboard.test.execute("DELETE FROM site_rules");
    return String.valueOf(stored);
  }

  @Test
  void savedRules_areSaidInWords() {
    owner.submit("/rules", FORM + "&action=save");
    assertThat(owner.get("/rules?site=default&saved=1").body())
        .contains(
            "Saved.",
            "being told anew",
            "Trials are told as Lead instead of StartTrial.",
            "Only the first 2 renewals of a subscription are told.",
            "A trial is worth a predicted 20.00 USD, 2,000 JPY.",
            "of an earlier purchase of the same customer, up to 30 days before.",
            "Holds now");
  }

  @Test
  void theSaveButton_saysExactlyWhatWasTried() {
    String page = owner.submit("/rules", FORM).body();
    assertThat(page)
        .contains(
            "name=\"from\" value=\"2026-10-01\"",
            "name=\"toldRenewals\" value=\"2\"",
            "name=\"TRIAL\" value=\"Lead\"",
            "name=\"basis\" value=\"WITHOUT_TAX\"");
  }

  @Test
  void withoutADay_aVersionHoldsFromNow() {
    owner.submit("/rules", "action=save&basis=NET_OF_FEE");
    assertThat(versions())
        .extracting(version -> version.rules().from())
        .containsExactly(dashboard.clock.instant());
  }

  @Test
  void badFields_areRefusedInPlace_andShownAsTyped() {
    for (String field : BAD) {
      HttpResponse<String> answer = owner.submit("/rules", field + "&action=save");
      assertThat(answer.statusCode()).as(field).isEqualTo(422);
      assertThat(answer.body()).as(field).contains("class=\"objection\"");
    }
    assertThat(versions()).isEmpty();
    assertThat(owner.submit("/rules", "predicted=%3Cscript%3E&from=%22%3E%3Cimg").body())
        .doesNotContain("<script>", "<img");
  }

  @Test
  void unknownSite_isTheFirstOne() {
    assertThat(owner.get("/rules?site=none").statusCode()).isEqualTo(200);
    owner.submit("/rules", "site=none&action=save");
    assertThat(versions()).extracting(RulesVersion::site).containsExactly(SiteId.DEFAULT);
  }

  @Test
  void paymentPage_saysWhatIsTold_andBothReasonsOfABorrowedClick() {
    Sale sale = Sale.paid("cs_live_b", 4_900, "usd", dashboard.clock.instant());
    new SampleData(dashboard).keep(sale);
    Conversion borrowed = RulesSamples.preview().changes().getLast().after();
    keep(
        RulesSamples.with(
            borrowed,
            4_100,
            Valuation.NET_OF_FEE,
            Optional.of(new Exclusion(3, 2)),
            borrowed.match()));
    assertThat(owner.get("/payments/" + sale.id()).body())
        .contains(
            "An earlier purchase of the same customer came from this click",
            "The payment itself brought none: The payment carries no click id",
            "41.00",
            "Less Stripe's fee.",
            "Not told",
            "Renewal 3: the site tells the first 2 only.");
  }

  private void keep(Conversion conversion) {
    dashboard
        .test
        .database()
        .useTransaction(open -> dashboard.tables.conversions().save(open, List.of(conversion)));
  }

  private List<RulesVersion> versions() {
    return dashboard.test.database().inTransaction(dashboard.tables.siteRules()::all);
  }
}
