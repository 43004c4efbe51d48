package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.UnmatchedReason;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.StripeStory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money per day and currency, and the rows that each number opens. */
final class MoneyPageTest {
  private static final Pattern FIGURE =
      Pattern.compile("<a class=\"amount\" href=\"([^\"]+)\">([0-9,.-]+)</a>");
  private static final Pattern OPENED = Pattern.compile("<p class=\"figure\">.*?>([0-9,.-]+) <");
  private static final Pattern PART =
      Pattern.compile("<td class=\"number\">\\s*<span class=\"amount\">([0-9,.-]+) <");
  private static final Pattern OLDER = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
  private final RunningDashboard dashboard = RunningDashboard.owned();
  private final Told told = new Told(dashboard);
  private final Visit owner = dashboard.owner();
  private final Instant noon = dashboard.clock.instant();

  @AfterEach
  void close() {
    dashboard.close();
  }

  @Test
  void withoutMoney_thePageSaysWhatWillAppear() {
    assertThat(owner.get("/money").body())
        .contains("No money moved in this period", "href=\"/setup\"")
        .doesNotContain("<table");
    assertThat(owner.get("/money?test=true").body()).contains("Test data", "test mode appears");
  }

  @Test
  void eachNumberOfAStory_opensRowsThatAddUpToIt() {
    StripeStory.tell(Told.SHAPES.version(), "none").forEach(told::tell);
    told.charge("fee", 3_000, "usd", noon.minus(Duration.ofDays(200)), 117, "eur");
    assertThat(openAll("/money?from=2026-02-01&to=2026-05-31")).isGreaterThan(20);
  }

  @Test
  void aNumberOfManyRows_opensPageAfterPage() {
    for (int number = 0; number < 60; number++) {
      told.charge("n" + number, 100 + number, "usd", noon.minusSeconds(number));
    }
    assertThat(openAll("/money")).isEqualTo(4);
  }

  /** Opens every number on a page; how many there are. */
  private int openAll(String page) {
    List<MatchResult> figures = FIGURE.matcher(owner.get(page).body()).results().toList();
    for (MatchResult figure : figures) {
      String address = figure.group(1).replace("&amp;", "&");
      BigDecimal number = number(figure.group(2));
      assertThat(number(first(OPENED, owner.get(address).body()))).as(address).isEqualTo(number);
      assertThat(rows(address)).as(address).isEqualByComparingTo(number);
    }
    return figures.size();
  }

  private BigDecimal rows(String address) {
    String page = owner.get(address).body();
    BigDecimal sum = BigDecimal.ZERO;
    for (MatchResult part : PART.matcher(page).results().toList()) {
      sum = sum.add(number(part.group(1)));
    }
    boolean isLast = OLDER.matcher(page).results().findAny().isEmpty();
    return isLast ? sum : sum.add(rows(first(OLDER, page).replace("&amp;", "&")));
  }

  @Test
  void eachReason_opensItsPayments() {
    SampleData data = new SampleData(dashboard);
    data.keep(Sale.paid("cs_1", 1_000, "eur", noon));
    data.keep(Sale.paid("cs_2", 3_000, "eur", noon).because(UnmatchedReason.NOT_A_CLICK_ID));
    String page = owner.get("/money").body();
    assertThat(text(page)).contains("100.0 %", "40.00 EUR from 2 of 2 payments (100.0 %)");
    assertThat(text(page)).contains("75.0 % 1 payment (50.0 %). client_reference_id holds a value");
    String reason = first(Pattern.compile("href=\"([^\"]+reason=not_a_click_id[^\"]+)\""), page);
    String opened = text(owner.get(reason.replace("&amp;", "&")).body());
    assertThat(opened).contains("Gross · 3 Oct 2026 – 1 Nov 2026 30.00 EUR", "Without a click:");
    assertThat(opened).doesNotContain("10.00 EUR");
  }

  @Test
  void aRefundIsOpenedByItsOwnDay_andShowsItsPart() {
    Money money = told.charge("1", 2_000, "usd", noon.minus(Duration.ofDays(3)));
    told.refund("re_1", money, 500, noon);
    String list = owner.get("/?money=refunded&from=2026-11-01&to=2026-11-01&currency=usd").body();
    assertThat(text(list)).contains("Refunds · 1 Nov 2026 5.00 USD", "5.00 USD of 20.00 USD");
    assertThat(text(owner.get("/?money=gross&from=2026-11-01&to=2026-11-01&currency=usd").body()))
        .contains("No payment here");
  }

  @Test
  void unknownCurrencies_areFlagged_andInNoTotal() {
    told.charge("1", 123_456, "xts", noon);
    assertThat(text(owner.get("/money").body()))
        .contains("Not in the totals:", "XTS: gross 123,456 net 123,456 ", "No money moved");
    String payments = text(owner.get("/").body());
    assertThat(payments)
        .contains("Not in the totals: 1 payment in XTS.", "123,456 XTS minor units");
    assertThat(payments).doesNotContain("1,234.56", "net of 1 payment");
    assertThat(owner.get("/money.csv").body()).contains("2026-11-01,xts,123456,0,0,0,123456,minor");
    assertThat(openAll("/money")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/money?from=x",
        "/money?days=0",
        "/money?days=401",
        "/money?days=99999999999",
        "/money?from=2026-03-02&to=2026-03-01",
        "/money?from=2020-01-01",
        "/money?test=maybe",
        "/money.csv?from=2020-01-01",
        "/?money=gross",
        "/?money=x",
        "/?reason=x",
        "/?from=2026-01-01",
        "/?money=gross&from=2026-01-01&to=2026-01-01&currency=%3Cb%3E",
        "/?money=gross&from=2025-01-01&to=2026-12-01&currency=usd"
      })
  void whatCannotBeMeant_isABadRequest(String path) {
    assertThat(owner.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void strangeSitesAndAccounts_areText() {
    told.charge("1", 2_000, "usd", noon);
    String strange = Visit.encoded("\"><img src=x>'&site=y");
    for (String path : List.of("/money?site=" + strange, "/?account=" + strange)) {
      assertThat(owner.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(owner.get(path).body()).as(path).doesNotContain("<img");
    }
  }

  private static BigDecimal number(String shown) {
    return new BigDecimal(shown.replace(",", ""));
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  private static String first(Pattern pattern, String page) {
    return pattern.matcher(page).results().findFirst().orElseThrow().group(1);
  }
}
