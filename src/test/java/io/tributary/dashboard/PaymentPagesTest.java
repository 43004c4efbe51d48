package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Alias;
import io.tributary.model.Channel;
import io.tributary.model.Click;
import io.tributary.model.PaymentId;
import io.tributary.model.UnmatchedReason;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of payments and the story of one. */
final class PaymentPagesTest {
  private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
  private static final Pattern NEWER = Pattern.compile("href=\"([^\"]+)\" rel=\"prev\"");
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final SampleData data = new SampleData(dashboard);
  private final Visit owner = dashboard.owner();
  private final Instant noon = dashboard.clock.instant();

  @AfterEach
  void close() {
    dashboard.close();
  }

  private Click ad() {
    return data.keep(
        SampleData.click(
            new Channel("facebook", "paid"),
            Optional.of("spring"),
            "https://shop.example.com/offer?fbclid=IwAR0",
            noon.minus(Duration.ofDays(1))));
  }

  @Test
  void emptyListSaysWhatToDo() {
    assertThat(owner.get("/").body()).contains("No payments yet", "href=\"/setup\"");
  }

  @Test
  void matchedAndUnmatchedPaymentsAreListedWithSourceAndReason() {
    data.keep(Sale.paid("cs_1", 12_900, "eur", noon).from(ad()));
    data.keep(
        Sale.paid("cs_2", 500, "jpy", noon).because(UnmatchedReason.PLACEHOLDER_NOT_REPLACED));
    String page = owner.get("/").body();
    assertThat(page).contains("129.00", "EUR", "facebook", "paid", "spring");
    assertThat(page).contains("500", "JPY", "The link still carried --CLICK-ID--");
  }

  @Test
  void testPaymentsStayOutOfLiveListAndTotals() {
    data.keep(Sale.paid("cs_live", 1_000, "usd", noon));
    data.keep(Sale.paid("cs_test", 77_700, "usd", noon).inTestMode());
    assertThat(owner.get("/").body()).contains("10.00").doesNotContain("777.00");
    assertThat(owner.get("/?test=true").body()).contains("777.00").doesNotContain("10.00");
  }

  @Test
  void currenciesAreTotalledApart() {
    data.keep(Sale.paid("cs_1", 1_000, "usd", noon));
    data.keep(Sale.paid("cs_2", 2_000, "usd", noon).from(ad()));
    data.keep(Sale.paid("cs_3", 1_234, "kwd", noon));
    String page = owner.get("/").body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    assertThat(page).contains("30.00 USD net of 2 payments, before fees 20.00 USD from 1 matched");
    assertThat(page).contains("1.234 KWD net of 1 payment, before fees 0.000 KWD from 0 matched");
  }

  @Test
  void filterShowsOnlyUnmatched() {
    data.keep(Sale.paid("cs_1", 1_100, "usd", noon).from(ad()));
    data.keep(Sale.paid("cs_2", 2_200, "usd", noon));
    String rows = owner.get("/?matched=false").body().replaceAll("(?s)^.*<tbody>", "");
    assertThat(rows).contains("22.00").doesNotContain("11.00");
  }

  @Test
  void olderAndNewerWalkThroughTheWholeList() {
    for (int number = 0; number < 120; number++) {
      data.keep(Sale.paid("cs_" + number, 100_000 + number, "usd", noon.minusSeconds(number)));
    }
    String second = link(OLDER, owner.get("/?matched=false").body());
    assertThat(owner.get(second).body())
        .contains("1,000.50", "1,000.99")
        .doesNotContain("1,000.49<");
    String third = link(OLDER, owner.get(second).body());
    String last = owner.get(third).body();
    assertThat(last).contains("1,001.19").doesNotContain("rel=\"next\"");
    assertThat(link(NEWER, last)).isEqualTo(second);
    assertThat(link(NEWER, owner.get(second).body())).isEqualTo("/?matched=false");
  }

  @Test
  void brokenCursorIsABadRequest() {
    assertThat(owner.get("/?cursors=garbage").statusCode()).isEqualTo(400);
    assertThat(owner.get("/?test=maybe").statusCode()).isEqualTo(400);
  }

  @Test
  void storyRunsFromStripesMessageToTheVisitorsJourney() {
    Click ad = ad();
    data.event(ad, "ViewContent", noon.minus(Duration.ofHours(20)));
    PaymentId id = data.keep(Sale.paid("cs_1", 12_900, "eur", noon).from(ad));
    String page = owner.get("/payments/" + id).body();
    assertThat(page)
        .containsSubsequence(
            List.of(
                "checkout.session.completed",
                "evt_cs_1",
                "The money was paid",
                "client_reference_id",
                "Net",
                "The click id came back in client_reference_id.",
                ad.id().toString(),
                "fbclid",
                "https://shop.example.com/offer?fbclid=IwAR0",
                "Credited",
                "ViewContent"));
  }

  @Test
  void purchaseThatABrowserReported_standsBesideItsPayment_orIsUnconfirmed() {
    Click ad = ad();
    PaymentId id = data.keep(Sale.paid("cs_1", 12_900, "eur", noon).from(ad));
    data.alias(id, Alias.session("cs_1"));
    data.event(
        ad, "Purchase", noon, "{\"transactionId\":\"cs_1\",\"value\":129,\"currency\":\"EUR\"}");
    assertThat(owner.get("/payments/" + id).body())
        .containsSubsequence(
            "What browsers say of it", "Purchase on", "/clicks/" + ad.id(), "129 EUR")
        .doesNotContain("Unconfirmed");

    data.event(ad, "Purchase", noon, "{\"transactionId\":\"cs_2\"}");
    assertThat(owner.get("/clicks/" + ad.id()).body())
        .containsSubsequence("Purchase", "href=\"/payments/" + id)
        .contains("Unconfirmed");
  }

  @Test
  void purchaseThatNamesADoorsTransaction_standsBesideItsPayment() {
    Click ad = ad();
    PaymentId id = data.keep(Sale.paid("cs_1", 12_900, "eur", noon).from(ad));
    data.alias(id, Alias.transaction("01KB1V5PJ3Q8XG0C4R7N2M9TZA/order/7"));
    data.event(ad, "Purchase", noon, "{\"transactionId\":\"order/7\"}");
    assertThat(owner.get("/payments/" + id).body()).contains("What browsers say of it");
  }

  @Test
  void storyMasksTheBuyer() {
    PaymentId id = data.keep(Sale.paid("cs_1", 12_900, "eur", noon));
    assertThat(owner.get("/payments/" + id).body())
        .contains("b…@buyer.example", "R… T…")
        .doesNotContain("bob@")
        .doesNotContain("Robert");
  }

  @Test
  void formerIdLeadsToThePresentOne() {
    PaymentId id = data.keep(Sale.paid("cs_1", 12_900, "eur", noon));
    PaymentId former = new PaymentId(UUID.randomUUID());
    dashboard
        .test
        .database()
        .useTransaction(
            transaction ->
                dashboard.tables.formerPayments().record(transaction, Map.of(former, id)));
    HttpResponse<String> answer = owner.get("/payments/" + former);
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).contains("/payments/" + id);
  }

  @Test
  void unknownPaymentIsNotFound() {
    assertThat(owner.get("/payments/none").statusCode()).isEqualTo(404);
    assertThat(owner.get("/payments/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  private static String link(Pattern pattern, String page) {
    return pattern
        .matcher(page)
        .results()
        .findFirst()
        .map((MatchResult match) -> match.group(1).replace("&amp;", "&"))
        .orElseThrow();
  }
}
