package io.tributary.testing;

import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
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
  private final StripePast past;
  private final StripeReturns returns;
  private int number;

  private StripeHistory(long seed, long haste) {
    this.random = new Random(seed);
    this.objects = new StripeObjects(VERSIONS.get(random.nextInt(VERSIONS.size())));
    this.past = new StripePast(objects, haste);
    this.returns = new StripeReturns(random, objects, past);
  }

  /**
   * Tells a history.
   *
   * @param least how many messages it has at least
   * @return the messages in the order in which things happened
   */
  public static List<ObjectNode> of(long seed, int least) {
    return past(seed, least).events();
  }

  /** The same history, with the objects as they are at its end. */
  public static StripePast past(long seed, int least) {
    return past(seed, least, 1);
  }

  /** The same, so many times as fast. */
  public static StripePast past(long seed, int least, long haste) {
    StripeHistory history = new StripeHistory(seed, haste);
    while (history.told() < least) {
      history.happen();
    }
    return history.past;
  }

  private int told() {
    return past.events().size();
  }

  private void happen() {
    past.pass(Duration.ofMinutes(random.nextInt(600)));
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
      past.pass(Duration.ofDays(30));
      Money next = money(customer, "in_" + number + "_" + period);
      tellInvoice(next, subscription, "subscription_cycle");
      returns.of("" + number, next);
    }
  }

  /** Two or three messages tell one amount, and one of them may be lost for good. */
  private void tellInvoice(Money money, String subscription, String reason) {
    add("charge.succeeded", objects.charge(money, past.now()));
    add("payment_intent.succeeded", objects.intent(money, past.now()));
    add("invoice.paid", objects.invoice(money, subscription, reason, past.now()));
    if (objects.isSinceBasil()) {
      ObjectNode link = objects.invoicePayment("inpay_" + told(), money, past.now());
      if (random.nextInt(5) > 0) {
        add("invoice_payment.paid", link);
      } else {
        past.become(link);
      }
    }
  }

  private void buyAsGuest() {
    number++;
    Money money = money("", "");
    add("checkout.session.completed", session(money, "payment", "paid"));
    add("payment_intent.succeeded", objects.intent(money, past.now()));
    add("charge.succeeded", objects.charge(money, past.now()));
    returns.of("" + number, money);
  }

  private void payLater() {
    number++;
    Money money = money("", "");
    ObjectNode session = session(money, "payment", "unpaid");
    add("checkout.session.completed", session);
    past.pass(Duration.ofDays(3));
    if (random.nextBoolean()) {
      add("charge.succeeded", objects.charge(money, past.now()));
      add("payment_intent.succeeded", objects.intent(money, past.now()));
      add("checkout.session.async_payment_succeeded", session.put("payment_status", "paid"));
    } else {
      add("payment_intent.payment_failed", objects.failedIntent(money, past.now()));
      add("checkout.session.async_payment_failed", session);
    }
  }

  private void payWithoutCheckout() {
    number++;
    Money money = money("cus_" + random.nextInt(number + 1), "");
    add("payment_intent.succeeded", objects.intent(money, past.now()));
    add("charge.succeeded", objects.charge(money, past.now()));
    returns.of("" + number, money);
  }

  private Money money(String customer, String invoice) {
    String unique = number + "_" + told();
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
            .session("cs_" + number, past.now().minusSeconds(90), mode)
            .put("payment_status", status)
            .put("amount_subtotal", money.amount())
            .put("amount_total", money.amount())
            .put("currency", money.currency());
    return mode.equals("payment")
        ? session.put("payment_intent", money.intent())
        : session.putNull("payment_intent");
  }

  private void add(String type, ObjectNode object) {
    past.tell(type, object);
  }
}
