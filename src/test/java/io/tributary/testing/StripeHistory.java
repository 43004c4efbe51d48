package io.tributary.testing;

import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * A business of chance: subscriptions with renewals, guests, delayed payments, refunds and
 * disputes, told by one API version; everything follows from the seed.
 */
public final class StripeHistory {
  private static final List<String> VERSIONS =
      List.of(
          "2022-11-15",
          "2025-02-24.acacia",
          "2025-03-31.basil",
          "2025-09-30.clover",
          "2026-07-29.dahlia");
  private static final List<String> CURRENCIES = List.of("usd", "eur", "jpy", "kwd");
  private final Random random;
  private final StripeObjects objects;
  private final List<ObjectNode> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private int number;

  private StripeHistory(long seed) {
    this.random = new Random(seed);
    this.objects = new StripeObjects(VERSIONS.get(random.nextInt(VERSIONS.size())));
  }

  /**
   * Tells a history.
   *
   * @param least how many messages it has at least
   * @return the messages in the order in which things happened
   */
  public static List<ObjectNode> of(long seed, int least) {
    StripeHistory history = new StripeHistory(seed);
    while (history.events.size() < least) {
      history.happen();
    }
    return List.copyOf(history.events);
  }

  private void happen() {
    pass(Duration.ofMinutes(random.nextInt(600)));
    switch (random.nextInt(5)) {
      case 0, 1 -> subscribe();
      case 2 -> buyAsGuest();
      case 3 -> payLater();
      default -> payWithoutCheckout();
    }
  }

  private void subscribe() {
    number++;
    String subscription = "sub_" + number;
    String customer = "cus_" + random.nextInt(number + 1);
    Money first = money(customer, "in_" + number + "_0");
    boolean isOld = random.nextInt(4) == 0;
    ObjectNode session =
        session(first, "subscription", "paid")
            .put("subscription", subscription)
            .put("customer", customer);
    add("checkout.session.completed", isOld ? session : session.put("invoice", first.invoice()));
    tellInvoice(first, subscription, "subscription_create");
    for (int period = 1; period <= random.nextInt(5); period++) {
      pass(Duration.ofDays(30));
      Money next = money(customer, "in_" + number + "_" + period);
      tellInvoice(next, subscription, "subscription_cycle");
      afterwards(next);
    }
  }

  /** Two or three messages tell one amount, and one of them may be lost for good. */
  private void tellInvoice(Money money, String subscription, String reason) {
    add("charge.succeeded", objects.charge(money, now));
    add("payment_intent.succeeded", objects.intent(money, now));
    add("invoice.paid", objects.invoice(money, subscription, reason, now));
    if (objects.isSinceBasil() && random.nextInt(5) > 0) {
      add("invoice_payment.paid", objects.invoicePayment("inpay_" + events.size(), money, now));
    }
  }

  private void buyAsGuest() {
    number++;
    Money money = money("", "");
    add("checkout.session.completed", session(money, "payment", "paid"));
    add("payment_intent.succeeded", objects.intent(money, now));
    add("charge.succeeded", objects.charge(money, now));
    afterwards(money);
  }

  private void payLater() {
    number++;
    Money money = money("", "");
    add("checkout.session.completed", session(money, "payment", "unpaid"));
    pass(Duration.ofDays(3));
    boolean comes = random.nextBoolean();
    add(
        "checkout.session.async_payment_" + (comes ? "succeeded" : "failed"),
        session(money, "payment", comes ? "paid" : "unpaid"));
  }

  private void payWithoutCheckout() {
    number++;
    Money money = money("cus_" + random.nextInt(number + 1), "");
    add("payment_intent.succeeded", objects.intent(money, now));
    add("charge.succeeded", objects.charge(money, now));
    afterwards(money);
  }

  private void afterwards(Money money) {
    Instant paidAt = now;
    if (random.nextInt(3) == 0) {
      refund(money, paidAt);
    }
    if (random.nextInt(4) == 0) {
      dispute(money);
    }
  }

  private void refund(Money money, Instant paidAt) {
    long sum = 0;
    for (int part = 1; part <= 1 + random.nextInt(3); part++) {
      pass(Duration.ofHours(1 + random.nextInt(50)));
      long amount = 1L + random.nextInt((int) (money.amount() / 3));
      sum += amount;
      String id = "re_" + number + "_" + part + "_" + events.size();
      if (objects.tellsRefunds()) {
        add("refund.created", objects.refund(id, money, amount, now));
        add("refund.updated", objects.refund(id, money, amount, now));
      }
      add("charge.refunded", objects.charge(money, paidAt).put("amount_refunded", sum));
    }
  }

  private void dispute(Money money) {
    String id = "dp_" + number + "_" + events.size();
    pass(Duration.ofDays(2));
    add("charge.dispute.created", objects.dispute(id, money, "needs_response", now));
    add("charge.dispute.funds_withdrawn", objects.dispute(id, money, "needs_response", now));
    pass(Duration.ofDays(9));
    boolean isWon = random.nextBoolean();
    if (isWon) {
      add("charge.dispute.funds_reinstated", objects.dispute(id, money, "won", now));
    }
    add("charge.dispute.closed", objects.dispute(id, money, isWon ? "won" : "lost", now));
  }

  private Money money(String customer, String invoice) {
    String unique = number + "_" + events.size();
    return new Money(
        "pi_" + unique,
        "ch_" + unique,
        invoice,
        customer,
        30 + 10L * random.nextInt(40),
        CURRENCIES.get(random.nextInt(CURRENCIES.size())));
  }

  private ObjectNode session(Money money, String mode, String status) {
    ObjectNode session =
        objects
            .session("cs_" + number, now.minusSeconds(90), mode)
            .put("payment_status", status)
            .put("amount_subtotal", money.amount())
            .put("amount_total", money.amount())
            .put("currency", money.currency());
    return mode.equals("payment")
        ? session.put("payment_intent", money.intent())
        : session.putNull("payment_intent");
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void add(String type, ObjectNode object) {
    events.add(objects.event("evt_%04d".formatted(events.size()), type, now, object));
  }
}
