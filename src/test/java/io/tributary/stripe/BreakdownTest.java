package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Order;
import io.tributary.model.Telling;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The parts of an amount: the tax of the shipping is tax, and stands in one part only. */
final class BreakdownTest {
  private static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void shippingOfAnInvoice_isWithoutItsTax() {
    ObjectNode invoice = invoice();
    shipping(invoice);
    assertThat(ofInvoice(invoice).shipping()).contains(500L);
  }

  @Test
  void shippingOfASession_isWithoutItsTax() {
    ObjectNode session = session();
    shipping(session);
    session.putObject("total_details").put("amount_shipping", 500).put("amount_tax", 2_000);
    assertThat(ofSession(session).shipping()).contains(500L);
    session.withObject("/shipping_cost").put("amount_tax", 0);
    assertThat(ofSession(session).shipping()).contains(600L);
  }

  @Test
  void whereOnlyTheTotalOfASessionIsTold_thatIsTheShipping() {
    ObjectNode session = session().putNull("shipping_cost");
    session.putObject("total_details").put("amount_shipping", 500).put("amount_tax", 2_000);
    assertThat(ofSession(session).shipping()).contains(500L);
  }

  private static void shipping(ObjectNode object) {
    object
        .putObject("shipping_cost")
        .put("amount_subtotal", 500)
        .put("amount_tax", 100)
        .put("amount_total", 600);
  }

  private static ObjectNode invoice() {
    Money money = new Money("", "", "in_1", "cus_1", 12_000, "usd");
    return NEW.invoice(money, "sub_1", "subscription_cycle", NOON);
  }

  private static ObjectNode session() {
    return NEW.session("cs_1", NOON, "payment")
        .put("payment_status", "paid")
        .put("amount_total", 12_000)
        .put("currency", "usd");
  }

  private static Order.Breakdown ofInvoice(ObjectNode invoice) {
    return breakdown(InvoiceTranslator.paid(told("invoice.paid"), invoice).getFirst());
  }

  private static Order.Breakdown ofSession(ObjectNode session) {
    Telling told = told("checkout.session.completed");
    return breakdown(SessionTranslator.completed(told, session).getFirst());
  }

  private static Order.Breakdown breakdown(Fact fact) {
    return ((Fact.OfOrder) fact).order().breakdown();
  }

  private static Telling told(String type) {
    return new Telling(new MessageId(1), "evt_1", type, NOON, false);
  }
}
