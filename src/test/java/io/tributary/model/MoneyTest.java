package io.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's decimals, and sums that stay exact. */
class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "10000, usd, 100.00",
    "500, jpy, 500",
    "1234, kwd, 1.234",
    "500, isk, 5.00",
    "500, ugx, 5.00",
    "500, mga, 500",
    "12345, huf, 123.45",
    "12345, twd, 123.45",
    "7, xts, 0.07",
    "-1, usd, -0.01",
    "-1234, kwd, -1.234",
    "-500, jpy, -500",
    "0, usd, 0.00",
    "999999999999, usd, 9999999999.99"
  })
  void minorUnitsHaveStripesDecimals(long minorUnits, String currency, String amount) {
    assertThat(new Money(minorUnits, new Currency(currency)).amount()).isEqualTo(amount);
  }

  @Test
  void trap23_everyExceptionInStripesTableIsKept() {
    for (String code :
        "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ", -1)) {
      assertThat(new Currency(code).decimals()).as(code).isZero();
    }
    for (String code : "bhd jod kwd omr tnd".split(" ", -1)) {
      assertThat(new Currency(code).decimals()).as(code).isEqualTo(3);
    }
  }

  @Test
  void aCodeIsReadInAnyCase_andOnlyThreeLettersAreOne() {
    assertThat(Currency.parse("USD")).contains(new Currency("usd"));
    assertThat(Currency.parse("Jpy")).contains(new Currency("jpy"));
    for (String wrong : new String[] {"", "us", "usdt", "u$d", "eu\u0131", "us\n"}) {
      assertThat(Currency.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void whatStripeDoesNotList_isUnknown_andItsDecimalsAreAGuess() {
    for (String code : "usd eur jpy kwd isk ugx mga huf twd xcg".split(" ", -1)) {
      assertThat(new Currency(code).isKnown()).as(code).isTrue();
    }
    for (String code : "xts zzz iqd lyd xbt".split(" ", -1)) {
      assertThat(new Currency(code).isKnown()).as(code).isFalse();
    }
  }

  @Test
  void currenciesAreNeverAdded() {
    Money dollar = new Money(1, new Currency("usd"));
    assertThatThrownBy(() -> dollar.plus(new Money(1, new Currency("eur"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOverflowIsAnError_notAWrongSum() {
    Money most = new Money(Long.MAX_VALUE, new Currency("usd"));
    assertThatThrownBy(() -> most.plus(most)).isInstanceOf(ArithmeticException.class);
  }

  @Property
  void whatIsAddedCanBeTakenAway(
      @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long one,
      @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long other) {
    Currency currency = new Currency("eur");
    Money sum = new Money(one, currency).plus(new Money(other, currency));
    assertThat(sum.minus(new Money(other, currency))).isEqualTo(new Money(one, currency));
    assertThat(sum.negated().negated()).isEqualTo(sum);
  }
}
