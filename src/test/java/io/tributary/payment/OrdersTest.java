package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Every order in which the messages of a first subscription payment can come. */
final class OrdersTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Money MONEY = new Money("pi_1", "ch_1", "in_1", "cus_1", 2000, "usd");

  @ParameterizedTest
  @ValueSource(
      strings = {"2022-11-15", "2025-02-24.acacia", "2025-03-31.basil", "2026-07-29.dahlia"})
  void everyOrder_isOnePayment_andTheSame(String version) {
    StripeObjects objects = new StripeObjects(version);
    List<Message> messages = PureBooks.messages(events(objects));
    List<Payment> expected = PureBooks.of(messages);
    assertThat(expected).hasSize(1);
    assertThat(expected.getFirst().gross().minorUnits()).isEqualTo(2000);
    assertThat(expected.getFirst().account()).isEqualTo(AccountId.DEFAULT);
    List<List<Message>> orders = orders(messages);
    assertThat(orders).hasSize(objects.isSinceBasil() ? 120 : 24);
    orders.forEach(order -> assertThat(PureBooks.of(order)).isEqualTo(expected));
  }

  private static List<ObjectNode> events(StripeObjects objects) {
    List<ObjectNode> events = new ArrayList<>();
    ObjectNode invoice = objects.invoice(MONEY, "sub_1", "subscription_create", NOON);
    add(events, objects, "checkout.session.completed", session(objects));
    add(events, objects, "invoice.paid", invoice);
    add(events, objects, "payment_intent.succeeded", objects.intent(MONEY, NOON));
    add(events, objects, "charge.succeeded", objects.charge(MONEY, NOON));
    if (objects.isSinceBasil()) {
      ObjectNode link = objects.invoicePayment("inpay_1", MONEY, NOON);
      add(events, objects, "invoice_payment.paid", link);
    }
    return events;
  }

  private static void add(
      List<ObjectNode> events, StripeObjects objects, String type, ObjectNode object) {
    events.add(objects.event("evt_" + (events.size() + 1), type, NOON, object));
  }

  private static ObjectNode session(StripeObjects objects) {
    return objects
        .session("cs_1", NOON, "subscription")
        .put("payment_status", "paid")
        .put("amount_total", 2000)
        .put("currency", "usd")
        .put("subscription", "sub_1")
        .put("customer", "cus_1");
  }

  private static List<List<Message>> orders(List<Message> messages) {
    if (messages.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Message>> orders = new ArrayList<>();
    for (Message first : messages) {
      List<Message> others = new ArrayList<>(messages);
      others.remove(first);
      for (List<Message> rest : orders(others)) {
        List<Message> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }
}
