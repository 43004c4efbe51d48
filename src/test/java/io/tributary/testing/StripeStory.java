package io.tributary.testing;

import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One business, as one API version tells of it: a subscription with a trial, two renewals, a
 * partial refund, a dispute that is lost and then won, a delayed payment that fails, and a guest's
 * one-off in yen. In every version at the same times.
 */
public final class StripeStory {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SUBSCRIPTION = "sub_1";
  private static final String CUSTOMER = "cus_1";
  private final StripeObjects objects;
  private final String click;
  private final List<ObjectNode> events = new ArrayList<>();
  private Instant now = START;

  private StripeStory(String version, String click) {
    this.objects = new StripeObjects(version);
    this.click = click;
  }

  /**
   * Tells the story.
   *
   * @param click the click id that came back with the subscription's session
   * @return the events in the order in which things happened
   */
  public static List<ObjectNode> tell(String version, String click) {
    StripeStory story = new StripeStory(version, click);
    story.startTrial();
    Money first = story.renew(1);
    Money second = story.renew(2);
    story.refund(first, 500);
    story.dispute(second);
    story.delayedPaymentFails();
    story.guestBuysInYen();
    return List.copyOf(story.events);
  }

  private void startTrial() {
    pass(Duration.ofMinutes(5));
    Money nothing = new Money("", "", "in_0", CUSTOMER, 0, "usd");
    ObjectNode session =
        objects
            .session("cs_trial", now.minusSeconds(60), "subscription")
            .put("client_reference_id", click)
            .put("subscription", SUBSCRIPTION)
            .put("invoice", "in_0")
            .put("customer", CUSTOMER)
            .put("payment_status", "no_payment_required")
            .put("amount_subtotal", 0)
            .put("amount_total", 0)
            .put("currency", "usd");
    add("checkout.session.completed", session);
    add("invoice.paid", objects.invoice(nothing, SUBSCRIPTION, "subscription_create", now));
  }

  private Money renew(int number) {
    pass(Duration.ofDays(14));
    Money money = new Money("pi_" + number, "ch_" + number, "in_" + number, CUSTOMER, 2000, "usd");
    add("charge.succeeded", objects.charge(money, now));
    add("payment_intent.succeeded", objects.intent(money, now));
    add("invoice.paid", objects.invoice(money, SUBSCRIPTION, "subscription_cycle", now));
    if (objects.isSinceBasil()) {
      add("invoice_payment.paid", objects.invoicePayment("inpay_" + number, money, now));
    }
    return money;
  }

  private void refund(Money money, long amount) {
    pass(Duration.ofDays(1));
    if (objects.tellsRefunds()) {
      add("refund.created", objects.refund("re_1", money, amount, now));
    }
    ObjectNode charge = objects.charge(money, now.minus(Duration.ofDays(15)));
    add("charge.refunded", charge.put("amount_refunded", amount));
  }

  private void dispute(Money money) {
    for (String step :
        List.of(
            "created needs_response",
            "funds_withdrawn needs_response",
            "closed lost",
            "funds_reinstated lost",
            "closed won")) {
      pass(Duration.ofDays(2));
      String[] words = step.split(" ", -1);
      add("charge.dispute." + words[0], objects.dispute("dp_1", money, words[1], now));
    }
  }

  private void delayedPaymentFails() {
    pass(Duration.ofDays(1));
    ObjectNode session =
        objects
            .session("cs_debit", now.minusSeconds(60), "payment")
            .put("payment_intent", "pi_debit")
            .put("payment_status", "unpaid")
            .put("amount_subtotal", 4900)
            .put("amount_total", 4900)
            .put("currency", "eur");
    add("checkout.session.completed", session);
    pass(Duration.ofDays(5));
    add("checkout.session.async_payment_failed", session);
  }

  private void guestBuysInYen() {
    pass(Duration.ofHours(1));
    Money money = new Money("pi_guest", "ch_guest", "", "", 5000, "jpy");
    add("charge.succeeded", objects.charge(money, now));
    add("payment_intent.succeeded", objects.intent(money, now));
    add(
        "checkout.session.completed",
        objects
            .session("cs_guest", now.minusSeconds(60), "payment")
            .put("payment_intent", "pi_guest")
            .put("payment_status", "paid")
            .put("amount_subtotal", 5000)
            .put("amount_total", 5000)
            .put("currency", "jpy"));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void add(String type, ObjectNode object) {
    events.add(objects.event("evt_" + (events.size() + 1) + "_" + type, type, now, object));
  }
}
