package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Measure;
import io.tributary.model.Period;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.TestDatabase;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The money of an older version of the program is reported, too, on every PostgreSQL. */
final class MoneyInTimeTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void linesWrittenBeforeTheReport_haveTheAccountAndModeOfTheirPayment(PostgresVersion version) {
    try (TestDatabase test = TestDatabase.empty(version)) {
      test.database().migrateTo("7");
      pay(test, 1, false);
      pay(test, 2, true);
      test.database().migrate();
      assertThat(gross(test, false, Optional.of("shop"))).isEqualTo("10.00 usd");
      assertThat(gross(test, true, Optional.empty())).isEqualTo("20.00 usd");
      assertThat(gross(test, false, Optional.of("default"))).isEqualTo("nothing");
    }
  }

  private static void pay(TestDatabase test, int number, boolean isTest) {
    test.execute(
        """
        WITH paid AS (
          INSERT INTO payments (id, account_id, purpose, status, currency, amount, gross, refunded,
            disputed, net, occurred_at, test, stored_at)
          VALUES (gen_random_uuid(), 'shop', 'ONE_OFF', 'PAID', 'usd', %1$d000, %1$d000, 0, 0,
            %1$d000, '2026-03-01 23:59:59Z', %2$b, now()) RETURNING id)
        INSERT INTO entries SELECT id, 'PAYMENT', 'cs_%1$d', %1$d000, 'usd', '2026-03-01 23:59:59Z',
          'evt_%1$d' FROM paid
        """
            .formatted(number, isTest));
    test.execute(
        """
        INSERT INTO fees SELECT payment_id, 'txn_%1$d', 7, 'usd', occurred_at FROM entries
        WHERE reference = 'cs_%1$d'
        """
            .formatted(number));
  }

  private static String gross(TestDatabase test, boolean isTest, Optional<String> account) {
    MoneyQuestion question =
        new MoneyQuestion(new Period(DAY, DAY), isTest, Optional.empty(), account);
    return test
        .database()
        .inTransaction(transaction -> new MoneyReport().days(transaction, question))
        .stream()
        .filter(day -> day.sums().of(Measure.FEES).minorUnits() == 7)
        .map(day -> day.sums().gross().toString())
        .findFirst()
        .orElse("nothing");
  }
}
