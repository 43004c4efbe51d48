package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.MoneySums;
import io.tributary.model.Period;
import io.tributary.model.StripeKind;
import io.tributary.storage.MatchReport;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import io.tributary.storage.Reports;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Amounts that no payment has never reach the books, and sums of what did stay numbers. */
class AbsurdAmountsTest {
  private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-01");
  private TestHouse house;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theLargestAmountThatStripeTakes_isTaken() {
    pay("large", session -> session.put("amount_total", 999_999_999_999L));
    pay("edge", session -> session.put("amount_total", StripeJson.MOST_UNITS));
    assertThat(house.payments()).hasSize(2);
  }

  @Test
  void whatIsBeyond_isKeptAsAMessageWithTheReason_andNeverReachesTheBooks() {
    pay("beyond", session -> session.put("amount_total", StripeJson.MOST_UNITS + 1));
    pay("below", session -> session.put("amount_total", -StripeJson.MOST_UNITS - 1));
    pay("nearly no number", session -> session.put("amount_total", Long.MAX_VALUE - 7));
    pay("no number", session -> session.put("amount_total", BigInteger.TWO.pow(70)));
    pay("tax", session -> session.putObject("total_details").put("amount_tax", Long.MAX_VALUE));
    assertThat(house.payments()).isEmpty();
    assertThat(house.database.rows("SELECT DISTINCT state FROM inbox"))
        .containsExactly(Map.of("state", "UNREADABLE"));
    assertThat(house.database.rows("SELECT reason FROM inbox ORDER BY id LIMIT 1"))
        .extracting(row -> String.valueOf(row.get("reason")))
        .singleElement()
        .asString()
        .contains("the amount in \"amount_total\" is beyond 10000000000000");
  }

  @Test
  void whatIsBeyond_isNoPartOfAComparisonEither() {
    ObjectNode charge = StripeEvents.seed().objectNode();
    charge.put("id", "ch_1").put("created", 1_790_000_000L).put("amount", Long.MAX_VALUE);
    charge.put("currency", "usd").put("paid", true);
    assertThat(TheirReading.of(StripeKind.CHARGE, charge)).isEmpty();
  }

  /** As an older version of the program may have written them. */
  @Test
  void sumsThatNoNumberHolds_hideNoReport() {
    for (int number = 0; number < 3; number++) {
      pay("sale" + number, session -> {});
      house.clock.advance(Duration.ofHours(20));
    }
    house.database.execute("UPDATE entries SET amount = 9000000000000000000");
    house.database.execute(
        "UPDATE payments SET net = 9000000000000000000, gross = 9000000000000000000");
    house.database.execute(
        """
        INSERT INTO fees SELECT payment_id, 'txn_' || reference, -amount, currency, occurred_at,
          account_id, test FROM entries
        """);
    MoneyQuestion question =
        new MoneyQuestion(
            new Period(NOVEMBER, NOVEMBER.plusDays(9)), true, Optional.empty(), Optional.empty());
    assertThat(MoneyReport.totals(days(question)))
        .extracting(MoneySums::gross, MoneySums::net)
        .containsExactly(Tuple.tuple(most(), most()));
    assertThat(matches(question))
        .allSatisfy(each -> assertThat(each.all().gross()).isEqualTo(most()));
    assertThat(totals()).extracting(Reports.Total::net).containsExactly(most());
  }

  private List<Reports.Total> totals() {
    return house.database.database().inTransaction(open -> new Reports().totals(open, true));
  }

  private List<MoneyReport.Day> days(MoneyQuestion question) {
    return house.database.database().inTransaction(open -> new MoneyReport().days(open, question));
  }

  private List<MatchReport.Matches> matches(MoneyQuestion question) {
    return house
        .database
        .database()
        .inTransaction(open -> new MatchReport().matches(open, question));
  }

  private static Money most() {
    return new Money(Long.MAX_VALUE, new Currency("usd"));
  }

  private void pay(String name, Consumer<ObjectNode> change) {
    assertThat(house.webhook(StripeEvents.completed(name, house.clock.instant(), change)).status())
        .isEqualTo(200);
    house.settle();
  }
}
