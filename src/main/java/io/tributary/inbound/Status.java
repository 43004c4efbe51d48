package io.tributary.inbound;

import java.util.Optional;

/** How far a sender's sale has come, in its own words. */
enum Status {
  APPROVED,
  PENDING,
  REVERSED,
  REJECTED;

  /** Reads a sender's word; empty for one that nobody knows. */
  static Optional<Status> read(String word) {
    return switch (Trees.folded(word)) {
      case "approved",
          "locked",
          "confirmed",
          "paid",
          "complete",
          "completed",
          "success",
          "succeeded",
          "ok",
          "active",
          "accepted" ->
          Optional.of(APPROVED);
      case "pending", "hold", "onhold", "open", "unpaid", "processing" -> Optional.of(PENDING);
      case "reversed", "refunded", "refund", "chargeback", "chargedback" -> Optional.of(REVERSED);
      case "rejected", "declined", "cancelled", "canceled", "failed", "void", "voided", "expired" ->
          Optional.of(REJECTED);
      default -> Optional.empty();
    };
  }
}
