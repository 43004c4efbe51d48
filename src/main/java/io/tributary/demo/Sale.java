package io.tributary.demo;

import io.tributary.demo.SubscriptionObjects.Bill;
import io.tributary.demo.SubscriptionObjects.Membership;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.node.ObjectNode;

/** All that Stripe makes and tells when somebody buys: the session is only a part of it. */
final class Sale {
  private static final String SESSION = "checkout.session.";
  private final ObjectIds ids;
  private final StripeShelf shelf;
  private final Messages messages;
  private final SessionObjects sessions;
  private final PaymentObjects payments;
  private final SubscriptionObjects subscriptions;

  Sale(ObjectIds ids, InstantSource clock, StripeShelf shelf, Messages messages, URI successUrl) {
    Samples samples = new Samples();
    this.ids = ids;
    this.shelf = shelf;
    this.messages = messages;
    this.sessions = new SessionObjects(samples, successUrl);
    this.payments = new PaymentObjects(samples, clock);
    this.subscriptions = new SubscriptionObjects(samples, ids, clock);
  }

  /**
   * The buyer finished.
   *
   * @return opens when the message of the session was accepted
   */
  CountDownLatch complete(Choice choice, CheckoutSession session, Outcome outcome) {
    switch (choice) {
      case CARD -> pay(payment(outcome, Payment.Method.CARD));
      case BANK_DEBIT, BANK_DEBIT_FAILS -> begin(payment(outcome, Payment.Method.BANK_DEBIT));
      case TRIAL, TRIAL_RENEWS, SUBSCRIBE -> subscribe(outcome);
      case FREE_COUPON, ABANDON -> {}
    }
    return messages.tell(SESSION + "completed", sessions.session(session, outcome));
  }

  /** The page was left. */
  void expire(CheckoutSession session, Outcome outcome) {
    messages.tell(SESSION + "expired", sessions.session(session, outcome));
  }

  /** The bank debit came through. */
  void clear(CheckoutSession session, Outcome outcome) {
    pay(payment(outcome, Payment.Method.BANK_DEBIT));
    String type = SESSION + "async_payment_succeeded";
    messages.tell(type, sessions.session(session, outcome.cleared()));
  }

  /** The bank debit came back. */
  void bounce(CheckoutSession session, Outcome outcome) {
    Payment payment = payment(outcome, Payment.Method.BANK_DEBIT);
    shelf.put(asBegun(payments.charge(payment, "failed")));
    ObjectNode intent = asBegun(payments.intent(payment, "requires_payment_method"));
    messages.tell("payment_intent.payment_failed", intent);
    messages.tell(SESSION + "async_payment_failed", sessions.session(session, outcome));
  }

  /** The trial is over, and the first month is paid. */
  void renew(Outcome outcome, long cents) {
    membership(outcome).ifPresent(membership -> renew(membership, cents));
  }

  private void renew(Membership membership, long cents) {
    Bill bill = new Bill(ids.next("in"), membership, "subscription_cycle", cents);
    shelf
        .find(membership.id())
        .map(known -> subscriptions.renewed((ObjectNode) known, bill.invoice()))
        .ifPresent(renewed -> messages.tell("customer.subscription.updated", renewed));
    bill(bill);
  }

  private void subscribe(Outcome outcome) {
    boolean isTrial = outcome.cents() == 0;
    Membership membership = membership(outcome).orElseThrow();
    String invoice = outcome.made().invoice().orElseThrow();
    shelf.put(subscriptions.customer(membership));
    messages.tell(
        "customer.subscription.created", subscriptions.begun(membership, invoice, isTrial));
    bill(new Bill(invoice, membership, "subscription_create", outcome.cents()));
  }

  private static Optional<Membership> membership(Outcome outcome) {
    Outcome.Made made = outcome.made();
    return outcome
        .buyer()
        .map(
            buyer ->
                new Membership(
                    made.subscription().orElseThrow(), made.customer().orElseThrow(), buyer));
  }

  /** A bill over nothing is paid without a payment. */
  private void bill(Bill bill) {
    messages.tell("invoice.paid", subscriptions.invoice(bill));
    if (bill.cents() > 0) {
      Membership membership = bill.membership();
      Payment payment =
          new Payment(
              ids.next("pi"),
              ids.next("ch"),
              bill.cents(),
              Payment.Method.CARD,
              membership.buyer(),
              Optional.of(membership.customer()));
      pay(payment);
      messages.tell("invoice_payment.paid", subscriptions.invoicePayment(bill, payment));
    }
  }

  private static Payment payment(Outcome outcome, Payment.Method method) {
    Outcome.Made made = outcome.made();
    return new Payment(
        made.paymentIntent().orElseThrow(),
        made.charge().orElseThrow(),
        outcome.cents(),
        method,
        outcome.buyer().orElseThrow(),
        made.customer());
  }

  private void begin(Payment payment) {
    shelf.put(payments.intent(payment, "processing"));
    shelf.put(payments.charge(payment, "pending"));
  }

  /** The charge is told first without its movement, as since 2024-04-10. */
  private void pay(Payment payment) {
    ObjectNode intent = asBegun(payments.intent(payment, "succeeded"));
    messages.tell("payment_intent.succeeded", intent);
    ObjectNode charge = asBegun(payments.charge(payment, "succeeded"));
    messages.tell("charge.succeeded", charge.deepCopy());
    String movement = ids.next("txn");
    shelf.put(payments.movement(payment, movement));
    messages.tellChange(
        "charge.updated", charge.put("balance_transaction", movement), "balance_transaction");
  }

  /** A later state was created when the first was. */
  private ObjectNode asBegun(ObjectNode object) {
    shelf
        .find(object.path("id").asString())
        .ifPresent(known -> object.put("created", known.path("created").asLong()));
    return object;
  }
}
