package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.Valuation;
import io.tributary.model.ValueBasis;
import io.tributary.storage.StoredJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tax and shipping are told of an order's total, of which what was paid may be a part. */
final class WorthOfPartTest {
  @ParameterizedTest
  @CsvSource({
    // paid, total, tax, shipping, without tax, and without shipping: paid × (total − …) ÷ total
    "2000,         12000,        2000, 0,    1667,         1667",
    "2000,         12000,        2000, 500,  1667,         1583",
    "20300,        20675,        3301, 0,    17059,        17059",
    "12000,        10000,        2000, 0,    9600,         9600",
    "100,          100,          120,  0,    0,            0",
    "999999999999, 999999999998, 1,    1,    999999999998, 999999999997"
  })
  void theTaxOfThePaidPart_isTakenOff(
      long paid, long total, long tax, long shipping, long untaxed, long bare) {
    Payment payment = with(paid, parts(tax, shipping, Optional.of(dollars(total))));
    assertThat(value(payment, ValueBasis.WITHOUT_TAX)).isEqualTo(untaxed);
    assertThat(value(payment, ValueBasis.WITHOUT_TAX_AND_SHIPPING)).isEqualTo(bare);
    assertThat(value(payment, ValueBasis.GROSS)).isEqualTo(paid);
  }

  @Test
  void withoutATotalInTheCurrencyThatWasPaid_theWholeAmountCounts_andSaysWhy() {
    Money euros = new Money(12_000, new Currency("eur"));
    for (Optional<Money> total : List.of(Optional.of(euros), Optional.<Money>empty())) {
      Worth worth = of(with(2_000, parts(2_000, 0, total)), ValueBasis.WITHOUT_TAX);
      assertThat(worth.value()).isEqualTo(dollars(2_000));
      assertThat(worth.valuation()).isEqualTo(Valuation.GROSS_TAX_NOT_TOLD);
    }
  }

  @Test
  void theTotalIsOfTheObjectThatTellsTheTax() {
    Order.Breakdown untold =
        new Order.Breakdown(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(dollars(100)));
    Order.Breakdown told = parts(2_000, 0, Optional.of(dollars(12_000)));
    assertThat(untold.or(told).total()).contains(dollars(12_000));
    assertThat(told.or(untold).total()).contains(dollars(12_000));
  }

  @Test
  void partsThatWereStoredWithoutATotal_areStillRead() {
    String stored = "{\"subtotal\":1,\"discount\":null,\"shipping\":2,\"tax\":3,\"outside\":null}";
    Order.Breakdown parts =
        StoredJson.read(stored.getBytes(StandardCharsets.UTF_8), Order.Breakdown.class);
    assertThat(parts.tax()).contains(3L);
    assertThat(parts.total()).isEmpty();
  }

  private static long value(Payment payment, ValueBasis basis) {
    return of(payment, basis).value().minorUnits();
  }

  private static Worth of(Payment payment, ValueBasis basis) {
    return Worth.of(payment, RulesTest.valued(RulesTest.NOON, basis));
  }

  private static Money dollars(long cents) {
    return new Money(cents, new Currency("usd"));
  }

  private static Order.Breakdown parts(long tax, long shipping, Optional<Money> total) {
    return new Order.Breakdown(
        Optional.empty(),
        Optional.empty(),
        Optional.of(shipping),
        Optional.of(tax),
        Optional.empty(),
        total);
  }

  private static Payment with(long paid, Order.Breakdown parts) {
    Payment like = WorthTest.payment("usd", paid, 0, 0, List.of());
    Order order = like.order().orElseThrow();
    return new Payment(
        like.id(),
        like.account(),
        like.purpose(),
        like.status(),
        like.amount(),
        like.outside(),
        like.entries(),
        like.occurredAt(),
        like.test(),
        like.stripe(),
        Optional.of(
            new Order(
                order.source(),
                order.reason(),
                order.opened(),
                order.clientReference(),
                order.metadataClickId(),
                order.ids(),
                order.buyer(),
                parts,
                order.presentment(),
                order.integration())),
        like.fees(),
        like.place());
  }
}
