package io.tributary.inbound;

import java.util.List;
import java.util.Optional;

/** How far a sender's sale has come, in its own words. */
enum Status {
  APPROVED(
      "approved locked confirmed paid complete completed success succeeded ok active accepted"),
  PENDING("pending hold onhold open unpaid processing"),
  REVERSED("reversed refunded refund chargeback chargedback"),
  REJECTED("rejected declined cancelled canceled failed void voided expired");

  private final String words;

  Status(String words) {
    this.words = words;
  }

  /** Reads a sender's word; empty for one that nobody knows. */
  static Optional<Status> read(String word) {
    String folded = Trees.folded(word);
    for (Status status : values()) {
      if (List.of(status.words.split(" ", -1)).contains(folded)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
