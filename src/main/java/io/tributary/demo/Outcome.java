package io.tributary.demo;

import java.util.Optional;

/**
 * What a session says after the buyer acted.
 *
 * @param status {@code complete} or {@code expired}
 * @param paymentStatus {@code paid}, {@code unpaid} or {@code no_payment_required}
 * @param buyer absent on an abandoned page
 * @param cents what the buyer pays
 * @param discount what the coupon takes off
 * @param made the objects that came to be
 */
record Outcome(
    String status,
    String paymentStatus,
    Optional<Buyer> buyer,
    long cents,
    long discount,
    Made made) {

  /** Who typed what. */
  record Buyer(String email, String name) {}

  /** Ids of other objects: guests have no customer, subscriptions no payment intent. */
  record Made(
      Optional<String> paymentIntent,
      Optional<String> charge,
      Optional<String> customer,
      Optional<String> subscription,
      Optional<String> invoice) {
    static final Made NOTHING =
        new Made(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  static Outcome of(Choice choice, CheckoutSession session, Buyer buyer, ObjectIds ids) {
    long price = session.link().cents();
    Optional<Buyer> known = Optional.of(buyer);
    return switch (choice) {
      case CARD -> new Outcome("complete", "paid", known, price, 0, payment(ids));
      case BANK_DEBIT, BANK_DEBIT_FAILS ->
          new Outcome("complete", "unpaid", known, price, 0, payment(ids));
      case FREE_COUPON ->
          new Outcome("complete", "no_payment_required", known, 0, price, Made.NOTHING);
      case TRIAL, TRIAL_RENEWS ->
          new Outcome("complete", "no_payment_required", known, 0, 0, subscription(ids));
      case SUBSCRIBE -> new Outcome("complete", "paid", known, price, 0, subscription(ids));
      case ABANDON -> new Outcome("expired", "unpaid", Optional.empty(), price, 0, Made.NOTHING);
    };
  }

  /** The same after the bank debit cleared. */
  Outcome cleared() {
    return new Outcome(status, "paid", buyer, cents, discount, made);
  }

  private static Made payment(ObjectIds ids) {
    return new Made(
        Optional.of(ids.next("pi")),
        Optional.of(ids.next("ch")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Made subscription(ObjectIds ids) {
    return new Made(
        Optional.empty(),
        Optional.empty(),
        Optional.of("cus_" + ids.characters(14)),
        Optional.of(ids.next("sub")),
        Optional.of(ids.next("in")));
  }
}
