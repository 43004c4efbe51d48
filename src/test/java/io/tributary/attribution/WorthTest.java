package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Fee;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeIds;
import io.tributary.model.Valuation;
import io.tributary.model.ValueBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a payment is worth, to the last minor unit. */
final class WorthTest {
  private static final Instant NOON = RulesTest.NOON;
  private static final StripeIds IDS =
      new StripeIds(
          Optional.of("cs_1"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    // amount, tax, refunded, value, current: value × (amount − refunded) ÷ amount, half up
    "usd, 11900, 1900, 0,     10000, 10000",
    "usd, 11900, 1900, 11900, 10000, 0",
    "usd, 11900, 1900, 5950,  10000, 5000",
    "usd, 999,   160,  333,   839,   559",
    "usd, 3,     1,    1,     2,     1",
    "usd, 2,     1,    1,     1,     1",
    "jpy, 1001,  91,   500,   910,   455",
    "jpy, 1,     0,    1,     1,     0",
    "kwd, 12340, 1175, 4110,  11165, 7446",
    "usd, 999999999999, 1, 333333333333, 999999999998, 666666666665",
    "usd, 100,   120,  0,     0,     0"
  })
  void refund_reducesAValueWithoutTax_inProportion(
      String currency, long amount, long tax, long refunded, long value, long current) {
    Payment payment = payment(currency, amount, tax, refunded, List.of());
    Worth worth = Worth.of(payment, RulesTest.valued(NOON, ValueBasis.WITHOUT_TAX));
    assertThat(worth).isEqualTo(worth(currency, value, current, Valuation.WITHOUT_TAX));
  }

  @Test
  void shippingIsTakenOff_onlyWhereTheSiteAsks() {
    Payment payment = payment("usd", 12_400, 1_900, 0, List.of());
    assertThat(of(payment, ValueBasis.GROSS))
        .isEqualTo(worth("usd", 12_400, 12_400, Valuation.GROSS));
    assertThat(of(payment, ValueBasis.WITHOUT_TAX).value().minorUnits()).isEqualTo(10_500);
    assertThat(of(payment, ValueBasis.WITHOUT_TAX_AND_SHIPPING))
        .isEqualTo(worth("usd", 10_000, 10_000, Valuation.WITHOUT_TAX_AND_SHIPPING));
  }

  @Test
  void untoldTax_leavesTheWholeAmount_andSaysWhy() {
    Payment payment = payment("usd", 1_000, -1, 300, List.of());
    assertThat(of(payment, ValueBasis.WITHOUT_TAX))
        .isEqualTo(worth("usd", 1_000, 700, Valuation.GROSS_TAX_NOT_TOLD));
  }

  @Test
  void fees_areTakenOff_butForThoseOfDisputes() {
    Payment payment =
        payment("usd", 2_000, 0, 0, List.of(fee("txn_1", 88, "usd"), fee("txn_2", 1_500, "usd")));
    Payment disputed = with(payment, entry(Entry.Kind.DISPUTE_WITHDRAWN, "txn_2", -2_000, "usd"));
    assertThat(of(disputed, ValueBasis.NET_OF_FEE))
        .isEqualTo(worth("usd", 1_912, 0, Valuation.NET_OF_FEE));
  }

  @Test
  void feeInAnotherCurrency_isNotTakenOff_andSaysWhy() {
    Payment payment = payment("jpy", 2_000, 0, 0, List.of(fee("txn_1", 88, "usd")));
    assertThat(of(payment, ValueBasis.NET_OF_FEE))
        .isEqualTo(worth("jpy", 2_000, 2_000, Valuation.GROSS_FEE_IN_OTHER_CURRENCY));
  }

  @Test
  void untoldFee_leavesTheWholeAmount_andSaysWhy() {
    assertThat(of(payment("usd", 2_000, 0, 500, List.of()), ValueBasis.NET_OF_FEE))
        .isEqualTo(worth("usd", 2_000, 1_500, Valuation.GROSS_FEE_NOT_TOLD));
  }

  @Test
  void feeLargerThanTheAmount_leavesNothing_andNotLess() {
    Payment payment = payment("usd", 30, 0, 10, List.of(fee("txn_1", 35, "usd")));
    assertThat(of(payment, ValueBasis.NET_OF_FEE))
        .isEqualTo(worth("usd", 0, 0, Valuation.NET_OF_FEE));
  }

  @Test
  void moneyThatIsBackAgain_bringsTheValueBack() {
    Payment refunded = payment("usd", 999, 160, 333, List.of());
    Payment back = with(refunded, entry(Entry.Kind.REFUND_FAILED, "re_1", 333, "usd"));
    assertThat(of(back, ValueBasis.WITHOUT_TAX))
        .isEqualTo(worth("usd", 839, 839, Valuation.WITHOUT_TAX));
  }

  private static Worth of(Payment payment, ValueBasis basis) {
    return Worth.of(payment, RulesTest.valued(NOON, basis));
  }

  private static Worth worth(String currency, long value, long current, Valuation valuation) {
    Currency unit = new Currency(currency);
    return new Worth(new Money(value, unit), new Money(current, unit), valuation);
  }

  /** A tax below 0 is one that isn't told. */
  static Payment payment(String currency, long amount, long tax, long refunded, List<Fee> fees) {
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(Entry.Kind.PAYMENT, "cs_1", amount, currency));
    if (refunded > 0) {
      entries.add(entry(Entry.Kind.REFUND, "re_1", -refunded, currency));
    }
    return new Payment(
        PaymentId.of(AccountId.DEFAULT, Alias.session("cs_1")),
        AccountId.DEFAULT,
        Payment.Purpose.ONE_OFF,
        Payment.Status.PAID,
        new Money(amount, new Currency(currency)),
        Money.zero(new Currency(currency)),
        entries,
        NOON,
        false,
        IDS,
        Optional.of(order(tax, new Money(amount, new Currency(currency)))),
        fees,
        Payment.Place.ALONE);
  }

  private static Order order(long tax, Money total) {
    Optional<Long> told = Optional.of(tax).filter(units -> units >= 0);
    return new Order(
        Order.Source.SESSION,
        Optional.empty(),
        NOON,
        Optional.empty(),
        Optional.empty(),
        IDS,
        Order.Buyer.UNKNOWN,
        new Order.Breakdown(
            Optional.empty(),
            Optional.empty(),
            Optional.of(500L),
            told,
            Optional.empty(),
            Optional.of(total)),
        Optional.empty(),
        Optional.empty());
  }

  private static Payment with(Payment payment, Entry entry) {
    List<Entry> entries = new ArrayList<>(payment.entries());
    entries.add(entry);
    return new Payment(
        payment.id(),
        payment.account(),
        payment.purpose(),
        payment.status(),
        payment.amount(),
        payment.outside(),
        entries,
        payment.occurredAt(),
        payment.test(),
        payment.stripe(),
        payment.order(),
        payment.fees(),
        payment.place());
  }

  private static Entry entry(Entry.Kind kind, String reference, long amount, String currency) {
    return new Entry(kind, reference, new Money(amount, new Currency(currency)), NOON, "evt_1");
  }

  private static Fee fee(String movement, long amount, String currency) {
    return new Fee(movement, new Money(amount, new Currency(currency)), NOON);
  }
}
