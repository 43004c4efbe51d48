package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tributary.model.Currency;
import io.tributary.model.Door.AmountUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Amounts as people and programs write them. */
final class DecimalTest {
  private static final String READ =
      """
      100 usd = 10000
      100.5 usd = 10050
      100.50 usd = 10050
      .5 usd = 50
      100,50 usd = 10050
      0,123 kwd = 123
      10,000 usd = 1000000
      10,000.00 usd = 1000000
      1.234,56 usd = 123456
      1.234.567 usd = 123456700
      1.234.567,89 usd = 123456789
      1 234,56 eur = 123456
      1\u00a0234,56 eur = 123456
      1'234.50 chf = 123450
      $100.00 usd = 10000
      \u20ac 1.234,56 eur = 123456
      100.00 USD usd = 10000
      EUR 5 eur = 500
      -3.50 usd = -350
      +3 usd = 300
      500 jpy = 500
      500.00 jpy = 500
      1.5 kwd = 1500
      5.00 isk = 500
      100.5000 usd = 10050
      """;

  private static final String REFUSED =
      """
      1.234 usd = two ways
      10,000 kwd = two ways
      0,123 usd = more decimals
      1.2345 usd = more decimals
      500.5 jpy = more decimals
      1e3 usd = no number
      ten usd = no number
      1,23,456 usd = no number
      1.234,56,78 usd = no number
      1..2 usd = no number
      0x10 usd = no number
      100.00 EUR usd = no number
      99999999999999 usd = twelve digits
      """;

  @TestFactory
  Stream<DynamicTest> readAmounts() {
    return READ.lines().map(line -> dynamicTest(line, () -> assertRead(line)));
  }

  @TestFactory
  Stream<DynamicTest> refusedAmounts() {
    return REFUSED.lines().map(line -> dynamicTest(line, () -> assertRefused(line)));
  }

  private static void assertRead(String line) {
    assertThat(read(line)).isEqualTo(Long.parseLong(line.substring(line.indexOf(" = ") + 3)));
  }

  private static void assertRefused(String line) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line.substring(line.indexOf(" = ") + 3));
  }

  private static long read(String line) {
    int end = line.indexOf(" = ");
    Currency currency = new Currency(line.substring(end - 3, end));
    String text = line.substring(0, end - 4);
    return Decimal.money(new Found("value", text, false), AmountUnit.MAJOR, currency).minorUnits();
  }
}
