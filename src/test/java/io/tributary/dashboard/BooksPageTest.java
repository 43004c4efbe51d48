package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.Discrepancy;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import io.tributary.model.TimeWindow;
import io.tributary.storage.PageRequest;
import io.tributary.testing.SampleComparison;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our books beside Stripe's, as the owner sees them. */
final class BooksPageTest {
  private static final String PATH = "/reconciliation";
  private static final String BOOKS = "account=default&test=false";
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Visit owner = dashboard.owner();
  private final SplittableRandom random = new SplittableRandom(11);

  @AfterEach
  void close() {
    dashboard.close();
  }

  private ComparisonId keep(List<Discrepancy> findings) {
    ComparisonId id = ComparisonId.mint(dashboard.clock.instant(), random);
    dashboard
        .test
        .database()
        .useTransaction(open -> SampleComparison.keep(open, dashboard.tables, id, findings));
    return id;
  }

  private String page() {
    return owner.get(PATH).body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void withoutAKey_thePageSaysHowToGetOne() {
    assertThat(owner.get(PATH).body())
        .contains(
            "https://dashboard.stripe.com/apikeys/create?name=Tributary",
            "permissions%5B%5D=rak_balance_transaction_source_read",
            "TRIBUTARY_STRIPE_API_KEY")
        .doesNotContain("Compare now");
  }

  @Test
  void withAKey_butNoComparison_itOffersOne() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    assertThat(page()).contains("Not compared yet", "Compare now");
  }

  @Test
  void evenBooks_haveNoGap() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    keep(List.of());
    assertThat(page())
        .contains("No gap", "All 1,284 objects", "30 Oct 2026", "1,539.00 EUR", "12 charges")
        .contains("19,600 JPY", "3 charges, 1 dispute")
        .doesNotContain("Import");
  }

  @Test
  void findings_areGrouped_withWhatHelps() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    keep(SampleComparison.findings());
    assertThat(page())
        .contains("5 differences", "Import all 4", "Missing here 2", "Different 1")
        .contains("There twice 1", "Not in Stripe’s list 1", "ch_3missing", "Stripe 129.00 EUR")
        .contains("its message never arrived", "Stripe 49.00 EUR Tributary 48.00 EUR")
        .contains("129.00 EUR");
  }

  @Test
  void compareNow_asksForAComparison_andShowsItUnderWay() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    HttpResponse<String> answer = owner.submit(PATH, BOOKS + "&days=90");
    assertThat(answer.headers().firstValue("Location")).hasValue(PATH + "?" + BOOKS);
    assertThat(page()).contains("A comparison is asked for").doesNotContain("Compare now");
    assertThat(owner.get(PATH + "/progress?" + BOOKS).body()).contains("waiting");
    List<Comparison> open = comparisons();
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().window().from()).isEqualTo("2026-08-03T00:00:00Z");
  }

  private List<Comparison> comparisons() {
    return dashboard
        .test
        .database()
        .inTransaction(
            open ->
                dashboard
                    .tables
                    .comparisons()
                    .list(open, Optional.empty(), Optional.empty(), PageRequest.first(10)));
  }

  @Test
  void importButtons_importOne_orAll() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    ComparisonId id = keep(SampleComparison.findings());
    String import_ = PATH + "/import";
    owner.submit(import_, BOOKS + "&object=charge%3Ach_3missing");
    assertThat(dashboard.imported)
        .containsExactly(new StripeObject(StripeKind.CHARGE, "ch_3missing"));
    dashboard.imported.clear();
    owner.submit(import_, BOOKS + "&comparison=" + id);
    assertThat(dashboard.imported.stream().map(StripeObject::id))
        .hasSize(4)
        .contains("in_1different", "pi_1twice")
        .doesNotContain("re_1extra");
  }

  @Test
  void comparisonOfOtherBooks_isNotImported() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    dashboard.keyed.add(new StripeBooks(new AccountId("second"), true));
    String all = "account=second&test=true&comparison=" + keep(SampleComparison.findings());
    assertThat(owner.submit(PATH + "/import", all).statusCode()).isEqualTo(400);
    assertThat(dashboard.imported).isEmpty();
  }

  @Test
  void importThatFails_saysWhy() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    ComparisonId comparison = keep(SampleComparison.findings());
    dashboard.isStripeAway.set(true);
    assertThat(owner.submit(PATH + "/import", BOOKS + "&object=charge%3Ach_3missing").body())
        .contains("was not imported", "Stripe did not answer.");
    String all = BOOKS + "&comparison=" + comparison;
    assertThat(owner.submit(PATH + "/import", all).body())
        .containsOnlyOnce("Stripe did not answer.")
        .contains("and 3 more were not imported");
  }

  @Test
  void nonsense_isABadRequest() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    for (String form :
        List.of(
            BOOKS + "&object=charge%3A..%2Fevents",
            BOOKS + "&object=nothing",
            BOOKS + "&comparison=nothing",
            "account=other&test=false&object=charge%3Ach_1")) {
      assertThat(owner.submit(PATH + "/import", form).statusCode()).as(form).isEqualTo(400);
    }
    assertThat(owner.submit(PATH, BOOKS + "&days=1000000").statusCode()).isEqualTo(400);
    assertThat(owner.get(PATH + "?comparison=garbage&account=none").statusCode()).isEqualTo(200);
  }

  @Test
  void failedComparison_saysWhy_besideTheLastResult() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    keep(List.of());
    dashboard.clock.set(dashboard.clock.instant().plusSeconds(3_600));
    Comparison failed =
        new Comparison(
            ComparisonId.mint(dashboard.clock.instant(), random),
            SampleComparison.BOOKS,
            new TimeWindow(dashboard.clock.instant(), dashboard.clock.instant()),
            Comparison.State.FAILED,
            dashboard.clock.instant(),
            Optional.of(dashboard.clock.instant()),
            0,
            0,
            Optional.of("Stripe refuses the API key."),
            Optional.empty());
    dashboard
        .test
        .database()
        .useTransaction(open -> dashboard.tables.comparisons().insert(open, failed));
    assertThat(page()).contains("could not be done", "Stripe refuses the API key.", "No gap");
  }

  @Test
  void severalBooks_areShownOneByOne() {
    dashboard.keyed.add(SampleComparison.BOOKS);
    dashboard.keyed.add(new StripeBooks(new AccountId("second"), true));
    keep(List.of());
    assertThat(page()).contains("default · Live", "second · Test", "No gap");
    assertThat(owner.get(PATH + "?account=second&test=true").body())
        .contains("Test data", "Not compared yet");
  }
}
