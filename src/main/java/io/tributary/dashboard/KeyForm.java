package io.tributary.dashboard;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Stripe's form for a restricted API key, with the boxes ticked that reading the books needs.
 *
 * <p>Undocumented; where Stripe no longer knows a box, its form opens without it.
 */
final class KeyForm {
  private static final List<String> PERMISSIONS =
      List.of(
          "rak_checkout_session_read",
          "rak_invoice_read",
          "rak_subscription_read",
          "rak_payment_intent_read",
          "rak_charge_read",
          "rak_dispute_read",
          "rak_balance_transaction_read",
          "rak_credit_note_read",
          "rak_event_read",
          "rak_customer_read");

  static final String ADDRESS =
      PERMISSIONS.stream()
          .map(permission -> "&permissions[]=" + permission)
          .collect(
              Collectors.joining(
                  "", "https://dashboard.stripe.com/apikeys/create?name=Tributary", ""));

  private KeyForm() {}
}
