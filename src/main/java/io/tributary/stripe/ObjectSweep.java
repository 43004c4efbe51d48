package io.tributary.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of objects that are swept for what no event has told: only they prove anything, for
 * Stripe may fail to make an event, and lists events for 30 days.
 *
 * <p>Charges come with their balance transaction: no webhook tells what Stripe took of them.
 *
 * <p>Those that carry money come before those that take it back. An object is listed by when it was
 * made; how long after that it may change says how far each sweep overlaps the one before.
 */
final class ObjectSweep {
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  /** A page may be open for a day, and a delayed method takes up to 14 days more. */
  private static final Duration UNTIL_PAID = TWO_DAYS.plusDays(16);

  /** Invoices may be due in a month; refunds may fail after weeks. */
  private static final Duration A_MONTH = TWO_DAYS.plusDays(33);

  /** A bank may take a quarter to decide. */
  private static final Duration UNTIL_DECIDED = TWO_DAYS.plusDays(118);

  private static final List<WalkedList> LISTS =
      List.of(
          list("checkout/sessions", Map.of("status", "complete"), UNTIL_PAID),
          list("invoices", Map.of(), A_MONTH),
          list("invoice_payments", Map.of("status", "paid"), A_MONTH),
          list("payment_intents", Map.of(), UNTIL_PAID),
          list("charges", Map.of("expand[0]", "data.balance_transaction"), UNTIL_PAID),
          list("refunds", Map.of(), A_MONTH),
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
