package io.tributary.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a payment is made of: intent, charge, and the movement of the balance. */
final class PaymentObjects {
  private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);
  private final Samples samples;
  private final InstantSource clock;

  PaymentObjects(Samples samples, InstantSource clock) {
    this.samples = samples;
    this.clock = clock;
  }

  /**
   * The intent.
   *
   * @param status {@code processing}, {@code succeeded} or {@code requires_payment_method}
   */
  ObjectNode intent(Payment payment, String status) {
    ObjectNode intent = samples.of("payment_intent", payment.intent(), clock.instant());
    intent.put("amount", payment.cents()).put("status", status);
    intent.put("amount_received", status.equals("succeeded") ? payment.cents() : 0);
    intent.put("latest_charge", payment.charge());
    intent.putArray("payment_method_types").add(payment.method().word());
    payment.customer().ifPresent(customer -> intent.put("customer", customer));
    if (status.equals("requires_payment_method")) {
      intent
          .putObject("last_payment_error")
          .put("code", "payment_intent_payment_attempt_failed")
          .put("message", "The bank account has insufficient funds to complete the purchase.")
          .put("type", "card_error");
    }
    return intent;
  }

  /**
   * The charge, before its movement is known.
   *
   * @param status {@code pending}, {@code succeeded} or {@code failed}
   */
  ObjectNode charge(Payment payment, String status) {
    boolean isPaid = status.equals("succeeded");
    ObjectNode charge = samples.of("charge", payment.charge(), clock.instant());
    charge.put("amount", payment.cents()).put("amount_captured", isPaid ? payment.cents() : 0);
    charge.put("status", status).put("paid", isPaid).put("captured", !status.equals("failed"));
    charge.put("payment_intent", payment.intent());
    payment.customer().ifPresent(customer -> charge.put("customer", customer));
    ObjectNode billing = charge.withObject("/billing_details");
    billing.put("email", payment.buyer().email()).put("name", payment.buyer().name());
    billing.withObject("/address").put("country", "US").put("postal_code", "94107");
    if (payment.method() == Payment.Method.BANK_DEBIT) {
      ObjectNode details = charge.putObject("payment_method_details");
      details.put("type", payment.method().word());
      details
          .putObject(payment.method().word())
          .put("bank_name", "STRIPE TEST BANK")
          .put("last4", "6789");
    }
    return charge;
  }

  /** What the charge adds to the balance, and what Stripe keeps of it. */
  ObjectNode movement(Payment payment, String id) {
    Instant now = clock.instant();
    ObjectNode movement = samples.of("balance_transaction", id, now);
    movement.put("available_on", now.plus(UNTIL_AVAILABLE).getEpochSecond());
    movement.put("amount", payment.cents()).put("fee", payment.fee());
    movement.put("net", payment.cents() - payment.fee()).put("source", payment.charge());
    movement
        .putArray("fee_details")
        .addObject()
        .put("amount", payment.fee())
        .putNull("application")
        .put("currency", "usd")
        .put("description", "Stripe processing fees")
        .put("type", "stripe_fee");
    return movement;
  }
}
