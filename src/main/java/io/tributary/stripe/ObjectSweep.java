package io.tributary.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of objects that are swept for what no event has told: only they prove anything, for
 * Stripe may fail to make an event, and lists events for 30 days.
 *
 * <p>Charges and refunds come with their balance transactions: no webhook tells what Stripe took.
 *
 * <p>Those that carry money come before those that take it back. An object is listed by when it was
 * made; how long after that it may change says how far each sweep overlaps the one before.
 */
final class ObjectSweep {
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  /** A page may be open for a day, and a delayed method takes up to 14 days more. */
  private static final Duration UNTIL_PAID = TWO_DAYS.plusDays(16);

  /** Refunds may fail after weeks; some cards allow a month between order and charge. */
  private static final Duration A_MONTH = TWO_DAYS.plusDays(33);

  /** A bank may take a quarter to decide, and a customer as long to pay an invoice. */
  private static final Duration UNTIL_DECIDED = TWO_DAYS.plusDays(118);

  private static final Map<String, String> WITH_FEES =
      Map.of("expand[0]", "data.balance_transaction");

  private static final List<WalkedList> LISTS =
      List.of(
          list("checkout/sessions", Map.of("status", "complete"), UNTIL_PAID),
          list("invoices", Map.of(), UNTIL_DECIDED),
          list("invoice_payments", Map.of("status", "paid"), UNTIL_DECIDED),
          list("payment_intents", Map.of(), UNTIL_PAID),
          list("charges", WITH_FEES, A_MONTH),
          list("refunds", WITH_FEES, A_MONTH),
          list("disputes", Map.of(), UNTIL_DECIDED),
          list("credit_notes", Map.of(), A_MONTH));

  private ObjectSweep() {}

  static List<WalkedList> lists() {
    return LISTS;
  }

  private static WalkedList list(String name, Map<String, String> query, Duration overlap) {
    return new WalkedList(name, "/v1/" + name, query, overlap, Optional.empty());
  }
}
