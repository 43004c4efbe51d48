package io.tributary.inbound;

import io.tributary.model.Money;
import io.tributary.model.StandardEvent;
import java.util.Optional;

/** What a message tells, as far as anything of it counts. */
sealed interface Happening {
  /**
   * A sale.
   *
   * @param amount 0 or more
   */
  record Sold(StandardEvent event, Money amount, Progress progress) implements Happening {}

  /** How far a sale has come. */
  enum Progress {
    PAID,
    PENDING,
    /** It will never be paid; what was paid of it is taken back. */
    CALLED_OFF
  }

  /** Something without money. */
  record Reached(StandardEvent event, Optional<Money> worth) implements Happening {}

  /**
   * Money of an earlier sale went back.
   *
   * @param event what that was told as, where it is told
   * @param amount absent is all of it
   * @param isState whether it is told that the sale is undone, and not that one more refund was
   *     made
   */
  record Undone(Optional<StandardEvent> event, Optional<Money> amount, boolean isState)
      implements Happening {}
}
