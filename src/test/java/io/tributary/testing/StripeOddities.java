package io.tributary.testing;

import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** What seldom happens to money, by chance, and what must stand in the books in the end. */
public final class StripeOddities {
  private final Random random;
  private final StripeObjects objects;
  private final StripePast past;
  private final OddReturns returns;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int number;

  /**
   * What an accountant would write of one payment.
   *
   * @param name one of its ids
   */
  public record Outcome(String name, long gross, long refunded, long disputed) {}

  /** What happened, and what it comes to. */
  public record Told(List<ObjectNode> events, List<Outcome> outcomes) {}

  private StripeOddities(long seed, String version) {
    this.random = new Random(seed);
    this.objects = new StripeObjects(version);
    this.past = new StripePast(objects, 1);
    this.returns = new OddReturns(random, objects, past);
  }

  /** Tells so many stories, as that version of the API does. */
  public static Told of(long seed, String version, int stories) {
    StripeOddities oddities = new StripeOddities(seed, version);
    for (int story = 0; story < stories; story++) {
      oddities.happen();
    }
    return new Told(oddities.past.events(), List.copyOf(oddities.outcomes));
  }

  private void happen() {
    number++;
    past.pass(Duration.ofMinutes(1 + random.nextInt(600)));
    switch (random.nextInt(8)) {
      case 0 -> payAnInvoiceInParts();
      case 1 -> payAnInvoiceElsewhere();
      case 2 -> creditBeforePayment();
      case 3 -> creditAfterPayment();
      case 4 -> outcomes.add(returns.loseTwice(guest()));
      case 5 -> outcomes.add(returns.disputeMoreThanWasPaid(guest()));
      case 6 -> outcomes.add(returns.refundAgainAndAgain(guest()));
      default -> orderForNothing();
    }
  }

  /** Several intents of one invoice exist since basil; before, one pays it all. */
  private void payAnInvoiceInParts() {
    int parts = objects.isSinceBasil() ? 2 + random.nextInt(2) : 1;
    Money whole = money("", 1_000L * parts);
    for (int part = 1; part <= parts; part++) {
      Money money =
          new Money(
              whole.intent() + "_" + part,
              whole.charge() + "_" + part,
              whole.invoice(),
              whole.customer(),
              1_000,
              whole.currency());
      pay(money);
      past.pass(Duration.ofDays(1));
    }
    past.tell("invoice.paid", invoice(parts == 1 ? first(whole) : whole));
    outcome(whole.invoice(), whole.amount(), 0, 0);
  }

  private static Money first(Money whole) {
    return new Money(
        whole.intent() + "_1",
        whole.charge() + "_1",
        whole.invoice(),
        whole.customer(),
        whole.amount(),
        whole.currency());
  }

  /** Paid by transfer, partly paid back by transfer, which may have been a mistake. */
  private void payAnInvoiceElsewhere() {
    Money money = new Money("", "", "in_" + number, "cus_" + number, 2_500, "eur");
    ObjectNode invoice = invoice(money);
    if (objects.isSinceBasil()) {
      invoice.put("amount_paid_off_stripe", 2_500);
    } else {
      invoice.put("paid_out_of_band", true).put("amount_paid", 0);
    }
    past.tell("invoice.paid", invoice);
    payBeside();
    past.pass(Duration.ofDays(2));
    ObjectNode note = objects.creditNote("cn_" + number, money, 700, past.now());
    past.tell("credit_note.created", note.put("out_of_band_amount", 700));
    boolean isMistake = random.nextBoolean();
    if (isMistake) {
      past.pass(Duration.ofDays(1));
      past.tell("credit_note.voided", note.deepCopy().put("status", "void"));
    }
    outcome(money.invoice(), 2_500, isMistake ? 0 : 700, 0);
  }

  /** Other money of the same buyer, as much. */
  private void payBeside() {
    Money money = new Money("pi_" + number, "ch_" + number, "", "cus_" + number, 2_500, "eur");
    past.tell("charge.succeeded", objects.charge(money, past.now()));
    past.tell("payment_intent.succeeded", objects.intent(money, past.now()));
    outcome(money.intent(), 2_500, 0, 0);
  }

  /** It lowers what is due, and no money moves. */
  private void creditBeforePayment() {
    Money money = money("", 1_500);
    ObjectNode note = objects.creditNote("cn_" + number, money, 500, past.now());
    past.tell(
        "credit_note.created", note.put("pre_payment_amount", 500).put("out_of_band_amount", 0));
    past.pass(Duration.ofDays(3));
    pay(money);
    past.tell("invoice.paid", invoice(money).put("total", 2_000).put("subtotal", 2_000));
    outcome(money.invoice(), 1_500, 0, 0);
  }

  private void creditAfterPayment() {
    Money money = money("", 1_500);
    pay(money);
    past.tell("invoice.paid", invoice(money));
    outcomes.add(returns.credit(money));
  }

  private void orderForNothing() {
    String session = "cs_" + number;
    past.tell(
        "checkout.session.completed",
        objects
            .session(session, past.now(), "payment")
            .putNull("payment_intent")
            .put("payment_status", "no_payment_required")
            .put("amount_total", 0)
            .put("currency", "usd"));
    outcome(session, 0, 0, 0);
  }

  private void pay(Money money) {
    past.tell("charge.succeeded", objects.charge(money, past.now()));
    past.tell("payment_intent.succeeded", objects.intent(money, past.now()));
    if (objects.isSinceBasil() && !money.invoice().isEmpty()) {
      String id = "inpay_" + money.intent();
      past.tell("invoice_payment.paid", objects.invoicePayment(id, money, past.now()));
    }
  }

  private Money guest() {
    Money money = new Money("pi_" + number, "ch_" + number, "", "", 2_000, "usd");
    pay(money);
    return money;
  }

  private Money money(String customer, long amount) {
    return new Money("pi_" + number, "ch_" + number, "in_" + number, customer, amount, "usd");
  }

  private ObjectNode invoice(Money money) {
    return objects.invoice(money, "", "manual", past.now());
  }

  private void outcome(String name, long gross, long refunded, long disputed) {
    outcomes.add(new Outcome(name, gross, refunded, disputed));
  }
}
