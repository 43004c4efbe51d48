package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Links that no message has told are asked from Stripe, once. */
final class EnquiriesTest {
  private static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Money DOLLARS = new Money("pi_1", "ch_1", "in_1", "cus_1", 2000, "usd");
  private static final AccountId CONNECTED = AccountId.DEFAULT.connected("acct_9");
  private static final KeyedAccount LIVE =
      new KeyedAccount(AccountId.DEFAULT, new Secret("rk_live_1"), Optional.empty());
  private final RecordingServer stripe = RecordingServer.start();
  private final List<String> imported = new ArrayList<>();
  private TestHouse house;
  private StripeApis apis;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
    apis = new StripeApis(stripe.address(""), house.clock, house.clock::advance);
  }

  @AfterEach
  void close() {
    apis.close();
    house.close();
    stripe.close();
  }

  @Test
  void renewalWhoseSubscriptionHasNoSession_asksForIt_once() {
    answer("/v1/checkout/sessions", NEW.session("cs_1", NOON, "subscription"));
    tell("invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    later();

    assertThat(enquiries().runOnce()).isEqualTo(1);
    assertThat(stripe.requests().getFirst().query()).contains("subscription=sub_1");
    assertThat(imported).containsExactly("default cs_1");
    assertThat(enquiries().runOnce()).isZero();
  }

  @Test
  void subscriptionWhoseSessionIsKnown_isNotAskedAbout() {
    tell(
        "checkout.session.completed",
        NEW.session("cs_1", NOON, "subscription")
            .put("subscription", "sub_1")
            .put("payment_status", "paid")
            .put("amount_total", 2000)
            .put("currency", "usd"));
    tell("invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    later();
    assertThat(enquiries().runOnce()).isZero();
  }

  @Test
  void intentThatNothingLinks_asksForSessionAndInvoice() {
    answerIntent();
    answer("/v1/invoice_payments", NEW.invoicePayment("inpay_1", DOLLARS, NOON));
    tell("payment_intent.succeeded", NEW.intent(DOLLARS, NOON));
    later();
    enquiries().runOnce();

    assertThat(imported).containsExactly("default pi_1", "default inpay_1");
    assertThat(stripe.requests("/v1/invoice_payments").getFirst().query())
        .contains("payment%5Bpayment_intent%5D=pi_1");
  }

  @Test
  void accountWithoutInvoicePayments_tellsTheInvoiceByTheIntent() {
    answerIntent();
    stripe.answer("/v1/invoice_payments", Reply.json(404, "{}"));
    tell("payment_intent.succeeded", NEW.intent(DOLLARS, NOON));
    later();
    enquiries().runOnce();

    assertThat(imported).containsExactly("default pi_1");
  }

  @Test
  void refundWhosePaymentNeverCame_asksForItsCharge() {
    stripe.answer("/v1/charges/ch_1", Reply.json(200, NEW.charge(DOLLARS, NOON).toString()));
    Money chargeOnly = new Money("", "ch_1", "", "", 2000, "usd");
    tell("charge.dispute.funds_withdrawn", NEW.dispute("dp_1", chargeOnly, "lost", NOON));
    later();
    assertThat(enquiries().runOnce()).isEqualTo(1);
    assertThat(imported).containsExactly("default ch_1");
  }

  @Test
  void whatMayStillBeOnItsWay_isNotAskedAbout() {
    tell("invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));

    assertThat(enquiries().runOnce()).isZero();
    assertThat(stripe.requests()).isEmpty();
  }

  @Test
  void enquiryThatFails_isRepeatedAfterAnHour_andSaysWhy() {
    stripe.answer("/v1/checkout/sessions", Reply.json(403, "{}"));
    tell("invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    later();
    enquiries().runOnce();

    assertThat(house.database.rows("SELECT answered, failure FROM enquiries"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("failure")).asString().contains("lacks a permission"));
    assertThat(enquiries().runOnce()).isZero();
    house.database.execute("UPDATE enquiries SET asked_at = asked_at - interval '61 minutes'");
    answer("/v1/checkout/sessions", NEW.session("cs_1", NOON, "subscription"));
    assertThat(enquiries().runOnce()).isEqualTo(1);
    assertThat(imported).containsExactly("default cs_1");
  }

  @Test
  void booksThatNoKeyOpens_areLeftAlone() {
    tell("invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    later();
    Secret testKey = new Secret("rk_test_1");
    KeyedAccount test = new KeyedAccount(AccountId.DEFAULT, testKey, Optional.empty());
    assertThat(enquiries(List.of(test)).runOnce()).isZero();
    assertThat(stripe.requests()).isEmpty();
  }

  @Test
  void connectedAccountsBooks_areAskedWithThePlatformsKey() {
    answer("/v1/checkout/sessions", NEW.session("cs_1", NOON, "subscription"));
    ObjectNode invoice = NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON);
    send(NEW.event("evt_1", "invoice.paid", NOON, invoice).put("account", "acct_9"));
    later();

    enquiries(List.of(new KeyedAccount(CONNECTED, new Secret("rk_live_1"), Optional.of("acct_9"))))
        .runOnce();

    assertThat(stripe.requests().getFirst().header("Stripe-Account")).hasValue("acct_9");
    assertThat(imported).containsExactly("default/acct_9 cs_1");
  }

  private Enquiries enquiries() {
    return enquiries(List.of(LIVE));
  }

  private Enquiries enquiries(List<KeyedAccount> keys) {
    return new Enquiries(
        house.database.database(),
        house.tables,
        apis,
        () -> keys,
        (account, objects) -> {
          objects.forEach(each -> imported.add(account + " " + each.path("id").asString()));
          return objects.size();
        });
  }

  private void answer(String path, ObjectNode... objects) {
    String data = String.join(",", List.of(objects).stream().map(ObjectNode::toString).toList());
    stripe.answer(path, Reply.json(200, "{\"data\": [" + data + "], \"has_more\": false}"));
  }

  private void answerIntent() {
    answer("/v1/checkout/sessions");
    String intent = NEW.intent(DOLLARS, NOON).toString();
    stripe.answer("/v1/payment_intents/pi_1", Reply.json(200, intent));
  }

  private void tell(String type, ObjectNode object) {
    send(NEW.event("evt_" + type, type, NOON, object));
  }

  private void send(ObjectNode event) {
    assertThat(house.webhook(event).status()).isEqualTo(200);
    house.settle();
  }

  /** As if everything had come eleven minutes earlier. */
  private void later() {
    house.database.execute("UPDATE payments SET stored_at = stored_at - interval '11 minutes'");
    house.database.execute("UPDATE inbox SET received_at = received_at - interval '11 minutes'");
  }
}
