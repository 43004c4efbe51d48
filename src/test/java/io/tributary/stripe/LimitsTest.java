package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.Comparison.State;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.stripe.Limits.Bound;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** A foreign or hostile account costs a comparison only so much, and what it left out is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
  private final BothBooks both = new BothBooks();

  @BeforeEach
  void begin() {
    both.empty();
    both.clock.set(NOON);
  }

  @AfterAll
  void close() {
    both.close();
  }

  private Comparison tomorrow() {
    both.clock.advance(Duration.ofDays(1));
    return both.compareMonth();
  }

  @Test
  void keyOfAnotherAccount_asksOnlySoManyTimes_andSaysSo() {
    both.database.execute(
        """
        INSERT INTO payments (id, account_id, purpose, status, currency, amount, gross, refunded,
          disputed, net, occurred_at, test, payment_intent, stored_at)
        SELECT gen_random_uuid(), 'default', 'ONE_OFF', 'PAID', 'usd', 100, 100, 0, 0, 100,
          TIMESTAMPTZ '2026-11-01T12:00:00Z', false, 'pi_' || n, now() FROM generate_series(1, 1500) AS n;
        INSERT INTO aliases (account_id, alias, payment_id)
        SELECT account_id, 'payment_intent:' || payment_intent, id FROM payments
        """);
    Comparison done = tomorrow();
    assertThat(done.findings()).isEqualTo(1_500);
    assertThat(done.leftOut().orElseThrow()).contains("Only the first 1,000 objects");
    assertThat(both.stripe.asked()).hasSizeLessThanOrEqualTo(Bound.ALONE.most());
  }

  @Test
  void objectThatCannotBeRead_isTold_andNothingIsProved() {
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.shelve(NEW.intent(MONEY, NOON), NEW.charge(MONEY, NOON));
    ObjectNode invoice = NEW.invoice(MONEY, "sub_1", "manual", NOON).put("id", "in_odd");
    both.shelve(invoice.put("amount_paid", -5));
    Comparison done = tomorrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.findings()).isZero();
    assertThat(done.isEven()).isFalse();
    assertThat(done.isUnproved()).isTrue();
    assertThat(done.leftOut().orElseThrow()).contains("could not be read");
  }

  @Test
  void amountsThatNoPaymentHas_areLeftOut_andTold() {
    for (int number = 0; number < 3; number++) {
      Money money = new Money("pi_" + number, "ch_" + number, "", "", Long.MAX_VALUE / 2, "usd");
      both.shelve(NEW.charge(money, NOON));
    }
    Comparison done = tomorrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.leftOut().orElseThrow()).contains("could not be read");
  }

  @Test
  void whatIsTakenBeyondALimit_isTold_andBelowItNothing() {
    Limits limits = new Limits();
    for (int taken = 0; taken < Bound.ARRIVALS.most(); taken++) {
      assertThat(limits.allows(Bound.ARRIVALS)).isTrue();
    }
    assertThat(limits.told()).isEmpty();
    assertThat(limits.allows(Bound.ARRIVALS)).isFalse();
    assertThat(limits.isMet(Bound.ARRIVALS)).isTrue();
    assertThat(limits.told().orElseThrow()).contains("first 300 payments").doesNotContain("%");
  }

  @Test
  void linksBeyondTheirLimit_areNotKept_andNoMoneyIsCalledHeldBackForThem() {
    both.shelve(NEW.invoicePayment("inpay_1", MONEY, NOON));
    Limits limits = new Limits();
    while (limits.allows(Bound.LINKS)) {
      // until none is left
    }
    Questions stripe = new Questions(both.apis.of(BothBooks.KEYED), limits, () -> {});
    StripeBooks books = new StripeBooks(AccountId.DEFAULT, false);
    OurBooks ours = new OurBooks(both.database.database(), both.tables, books, () -> {});
    InvoiceLinks links =
        InvoiceLinks.read(stripe, ours, new TimeWindow(NOON.minusSeconds(9), NOON.plusSeconds(9)));
    Theirs.Order charge =
        (Theirs.Order) TheirReading.of(StripeKind.CHARGE, NEW.charge(MONEY, NOON)).orElseThrow();
    assertThat(links.named(charge)).isEqualTo(charge);
    assertThat(links.isOfNoInvoice(charge)).isFalse();
  }

  @Test
  void listThatNeverEnds_isGivenUp_beforeItFillsTheMemory() {
    try (RecordingServer endless = RecordingServer.start();
        StripeApis apis = new StripeApis(endless.address(""), both.clock, both.clock::advance)) {
      AtomicInteger pages = new AtomicInteger();
      endless.answer("/v1/charges", _ -> Reply.json(200, page(pages.incrementAndGet())));
      Questions stripe = new Questions(apis.of(BothBooks.KEYED), new Limits(), () -> {});
      assertThatThrownBy(() -> stripe.list("/v1/charges", Map.of()).forEach(_ -> {}))
          .isInstanceOf(StripeFailure.class)
          .hasMessageContaining("compare a shorter one");
      assertThat(pages).hasValue(21);
    }
  }

  private static String page(int number) {
    String items = "{\"id\":\"x\"},".repeat(99_999);
    return "{\"data\":[" + items + "{\"id\":\"" + number + "\"}],\"has_more\":true}";
  }

  @Test
  void listWithoutItems_isNoEmptyList() {
    StripeWalk walk = new StripeWalk(_ -> NEW.charge(MONEY, NOON), Map.of());
    assertThatThrownBy(walk::hasNext).isInstanceOf(StripeFailure.class);
    ObjectNode endless = NEW.charge(MONEY, NOON).put("has_more", true);
    endless.putArray("data");
    assertThatThrownBy(new StripeWalk(_ -> endless, Map.of())::hasNext)
        .isInstanceOf(StripeFailure.class);
  }
}
