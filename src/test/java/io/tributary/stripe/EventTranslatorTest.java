package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Currency;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import io.tributary.testing.StripeEvents;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's words, in every version's shape, become our facts. */
class EventTranslatorTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money HUNDRED = new Money(10_000, new Currency("usd"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-11-15",
        "2025-02-24.acacia",
        "2025-03-31.basil",
        "2025-09-30.clover",
        "2026-07-29.dahlia"
      })
  void aPaidSessionOfEveryVersion_isPaid(String version) {
    ObjectNode event = StripeEvents.ofVersion(version, "checkout.session.completed", NOW);
    ObjectNode session = StripeEvents.session(event);
    session.put("payment_status", "paid").put("amount_total", 10_000).put("currency", "usd");
    session.put("client_reference_id", "01JD0000000000000000000001");

    Fact.Paid paid = (Fact.Paid) translated(event);
    assertThat(paid.amount()).isEqualTo(HUNDRED);
    assertThat(paid.order().clientReference()).contains("01JD0000000000000000000001");
    assertThat(paid.names())
        .containsExactly(
            Alias.session(session.path("id").asString()),
            Alias.paymentIntent(session.path("payment_intent").asString()));
    assertThat(paid.order().opened()).isEqualTo(Instant.ofEpochSecond(1_234_567_890));
    assertThat(paid.told().at()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "payment, paid, Paid, 10000",
    "payment, unpaid, PaymentPending, 10000",
    "payment, no_payment_required, Paid, 0",
    "subscription, paid, Paid, 10000",
    "subscription, unpaid, PaymentPending, 10000",
    "subscription, no_payment_required, TrialStarted, 0"
  })
  void modeAndPaymentStatus_decideWhatHappened(
      String mode, String status, String fact, long minorUnits) {
    ObjectNode event = completed();
    StripeEvents.session(event).put("mode", mode).put("payment_status", status);
    Fact told = translated(event);
    assertThat(told.getClass().getSimpleName()).isEqualTo(fact);
    assertThat(told).extracting("amount").isEqualTo(new Money(minorUnits, HUNDRED.currency()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"paid", "unpaid", "no_payment_required"})
  void setupMode_movesNoMoney(String status) {
    ObjectNode event = completed();
    StripeEvents.session(event)
        .put("mode", "setup")
        .put("payment_status", status)
        .putNull("amount_total")
        .putNull("currency");
    assertThat(translated(event)).isInstanceOf(Fact.Ignored.class);
  }

  @ParameterizedTest
  @CsvSource({
    "checkout.session.async_payment_succeeded, Paid",
    "checkout.session.async_payment_failed, PaymentFailed",
    "checkout.session.expired, Observed",
    "invoice.finalized, Ignored",
    "customer.created, Ignored",
    "something.new, Ignored"
  })
  void theTypeDecides(String type, String fact) {
    assertThat(translated(completed().put("type", type)).getClass().getSimpleName())
        .isEqualTo(fact);
  }

  @Test
  void whatIsIgnored_saysWhy() {
    Fact.Ignored ignored = (Fact.Ignored) translated(completed().put("type", "invoice.created"));
    assertThat(ignored.reason()).contains("invoice.created");
    assertThat(ignored.names()).isEmpty();
  }

  @Test
  void expandedObjects_areReadByTheirIds() {
    ObjectNode event = completed();
    ObjectNode session = StripeEvents.session(event).put("mode", "subscription");
    for (String field :
        new String[] {"payment_intent", "invoice", "subscription", "customer", "payment_link"}) {
      session.putObject(field).put("id", field + "_1").put("object", field);
    }
    Order checkout = ((Fact.Paid) translated(event)).order();
    assertThat(checkout.ids().customer()).contains("customer_1");
    assertThat(checkout.ids().paymentLink()).contains("payment_link_1");
    assertThat(checkout.names())
        .containsExactly(
            Alias.session("cs_x"),
            Alias.invoice("invoice_1"),
            Alias.paymentIntent("payment_intent_1"),
            Alias.firstOf("subscription_1"));
  }

  @Test
  void aCustomerAccount_standsForAMissingCustomer() {
    ObjectNode event = completed();
    StripeEvents.session(event).putNull("customer").put("customer_account", "acct_9");
    assertThat(((Fact.Paid) translated(event)).order().ids().customer()).contains("acct_9");
  }

  @Test
  void whatTheBuyerSaw_isKeptBesideTheAmount() {
    ObjectNode event = completed();
    StripeEvents.session(event)
        .putObject("presentment_details")
        .put("presentment_amount", 15_000)
        .put("presentment_currency", "jpy");
    Fact.Paid paid = (Fact.Paid) translated(event);
    assertThat(paid.amount()).isEqualTo(HUNDRED);
    assertThat(paid.order().presentment()).contains(new Money(15_000, new Currency("jpy")));
  }

  @Test
  void theBuyersEmail_isWhatTheBuyerTyped_notThePrefill() {
    ObjectNode event = completed();
    StripeEvents.session(event).put("customer_email", "prefill@example.com");
    StripeEvents.session(event).putObject("customer_details").put("email", "typed@example.com");
    assertThat(((Fact.Paid) translated(event)).order().buyer().email())
        .contains("typed@example.com");
  }

  @Test
  void nulAndLoneSurrogates_areTakenOut() {
    ObjectNode event = completed();
    StripeEvents.session(event).put("client_reference_id", "a\u0000b\ud800c\ud83d\ude00");
    StripeEvents.session(event).put("payment_intent", "\u0000");
    Order checkout = ((Fact.Paid) translated(event)).order();
    assertThat(checkout.clientReference()).contains("abc\ud83d\ude00");
    assertThat(checkout.names()).containsExactly(Alias.session("cs_x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amount_total", "currency", "created", "id", "payment_status"})
  void aSessionWithoutTheEssentials_saysWhichIsMissing(String field) {
    ObjectNode event = completed();
    StripeEvents.session(event).putNull(field);
    assertThatThrownBy(() -> translated(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 253_402_300_800L})
  void aTimeNobodyCanMean_isNoTime(long seconds) {
    ObjectNode event = completed();
    StripeEvents.session(event).put("created", seconds);
    assertThatThrownBy(() -> translated(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("created");
  }

  private static ObjectNode completed() {
    return StripeEvents.completed("x", NOW, session -> {});
  }

  private static Fact translated(ObjectNode event) {
    Incoming content =
        new Incoming(
            AccountId.DEFAULT,
            event.path("id").asString(),
            event.path("type").asString(),
            NOW,
            true,
            StripeEvents.bytes(event));
    Message message = new Message(new MessageId(1), content, NOW, State.NEW, Optional.empty());
    return EventTranslator.translate(message).getFirst();
  }
}
