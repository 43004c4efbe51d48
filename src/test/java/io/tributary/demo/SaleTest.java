package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import com.stripe.net.ApiResource;
import io.tributary.demo.DemoSettings.Ports;
import io.tributary.demo.DemoSettings.Timing;
import io.tributary.demo.DemoSettings.TrackedLinks;
import io.tributary.model.Secret;
import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole family of a sale: on the shelf, and told by webhooks that Stripe's library reads. */
final class SaleTest {
  private final RecordingHook hook = new RecordingHook();
  private final StripeShelf shelf = new StripeShelf();
  private final Buyer buyer = new Buyer();
  private final Demo demo =
      Demo.start(
          new DemoSettings(
              hook.address(),
              new Secret("whsec_x"),
              new Ports(0, 0),
              new TrackedLinks("letter", "bio"),
              Timing.immediate()),
          shelf,
          SettableClock.atNoon(),
          new SplittableRandom(5));

  @AfterEach
  void stop() {
    demo.close();
    hook.close();
  }

  private URI club() {
    return demo.paymentLink().resolve("/" + PaymentLink.CLUB.path());
  }

  /** The types of the next so many messages, each of which comes twice and is readable. */
  private SortedSet<String> told(int messages) throws InterruptedException {
    SortedSet<String> types = new TreeSet<>();
    for (RecordingHook.Delivery delivery : hook.await(2 * messages)) {
      Event event = ApiResource.GSON.fromJson(delivery.body(), Event.class);
      assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
      types.add(event.getType());
    }
    return types;
  }

  private JsonNode only(String type) {
    List<JsonNode> all = shelf.list(type);
    assertThat(all).as(type).hasSize(1);
    return all.getFirst();
  }

  private static String text(JsonNode object, String path) {
    return object.at(path).asString("");
  }

  @Test
  void cardPayment_isSessionIntentChargeAndMovement_withItsFee()
      throws IOException, InterruptedException {
    buyer.pay(demo.paymentLink(), Choice.CARD);

    assertThat(told(4)).contains("charge.succeeded", "charge.updated", "payment_intent.succeeded");
    JsonNode charge = only("charge");
    JsonNode movement = only("balance_transaction");
    assertThat(text(only("checkout.session"), "/payment_intent"))
        .isEqualTo(text(only("payment_intent"), "/id"))
        .isEqualTo(text(charge, "/payment_intent"));
    assertThat(text(only("payment_intent"), "/latest_charge")).isEqualTo(text(charge, "/id"));
    assertThat(text(charge, "/balance_transaction")).isEqualTo(text(movement, "/id"));
    assertThat(text(movement, "/source")).isEqualTo(text(charge, "/id"));
    assertThat(movement.path("fee").asLong()).isEqualTo(404);
    assertThat(movement.path("net").asLong()).isEqualTo(12_900 - 404);
    assertThat(shelf.events()).hasSize(4);
  }

  @Test
  void bankDebit_isOnItsWay_thenPaidWithASmallerFee() throws IOException, InterruptedException {
    buyer.pay(demo.paymentLink(), Choice.BANK_DEBIT);

    assertThat(told(5)).contains("checkout.session.async_payment_succeeded", "charge.updated");
    assertThat(text(only("checkout.session"), "/payment_status")).isEqualTo("paid");
    assertThat(text(only("charge"), "/payment_method_details/type")).isEqualTo("us_bank_account");
    assertThat(only("balance_transaction").path("fee").asLong()).isEqualTo(103);
  }

  @Test
  void bouncedDebit_movesNothing() throws IOException, InterruptedException {
    buyer.pay(demo.paymentLink(), Choice.BANK_DEBIT_FAILS);

    assertThat(told(3))
        .contains("payment_intent.payment_failed", "checkout.session.async_payment_failed");
    assertThat(text(only("charge"), "/status")).isEqualTo("failed");
    assertThat(text(only("payment_intent"), "/status")).isEqualTo("requires_payment_method");
    assertThat(shelf.list("balance_transaction")).isEmpty();
  }

  @Test
  void coupon_makesASessionAlone() throws IOException, InterruptedException {
    buyer.pay(demo.paymentLink(), Choice.FREE_COUPON);

    assertThat(told(1)).containsExactly("checkout.session.completed");
    assertThat(shelf.list("payment_intent")).isEmpty();
  }

  @Test
  void trial_isASubscriptionWithABillOverNothing() throws IOException, InterruptedException {
    buyer.pay(club(), Choice.TRIAL);

    assertThat(told(3))
        .containsExactly(
            "checkout.session.completed", "customer.subscription.created", "invoice.paid");
    assertThat(text(only("subscription"), "/status")).isEqualTo("trialing");
    assertThat(text(only("invoice"), "/parent/subscription_details/subscription"))
        .isEqualTo(text(only("subscription"), "/id"));
    assertThat(only("invoice").path("amount_paid").asLong()).isZero();
    assertThat(text(only("customer"), "/email")).isEqualTo("ada@example.com");
    assertThat(shelf.list("charge")).isEmpty();
  }

  @Test
  void subscriptionPaidAtOnce_linksItsBillToItsPayment() throws IOException, InterruptedException {
    buyer.pay(club(), Choice.SUBSCRIBE);

    assertThat(told(7)).contains("invoice_payment.paid", "charge.updated");
    assertThat(text(only("invoice_payment"), "/invoice"))
        .isEqualTo(text(only("checkout.session"), "/invoice"));
    assertThat(text(only("invoice_payment"), "/payment/payment_intent"))
        .isEqualTo(text(only("charge"), "/payment_intent"));
    assertThat(text(only("charge"), "/customer")).isEqualTo(text(only("customer"), "/id"));
    assertThat(only("checkout.session").path("payment_intent").isNull()).isTrue();
  }

  @Test
  void trialThatRenews_bringsASecondBill() throws IOException, InterruptedException {
    buyer.pay(club(), Choice.TRIAL_RENEWS);

    assertThat(told(9)).contains("customer.subscription.updated", "invoice_payment.paid");
    List<String> reasons = new ArrayList<>();
    shelf.list("invoice").forEach(bill -> reasons.add(text(bill, "/billing_reason")));
    assertThat(reasons).containsExactly("subscription_cycle", "subscription_create");
    assertThat(text(only("subscription"), "/status")).isEqualTo("active");
    assertThat(only("charge").path("amount").asLong()).isEqualTo(PaymentLink.CLUB.cents());
  }

  @Test
  void shopHasItsPaymentLinksAndItsEndpoint() {
    assertThat(shelf.list("payment_link"))
        .extracting(link -> text(link, "/url"))
        .contains(demo.paymentLink().toString(), club().toString());
    assertThat(text(only("webhook_endpoint"), "/url")).isEqualTo(hook.address() + "/hooks/stripe");
  }
}
