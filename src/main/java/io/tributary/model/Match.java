package io.tributary.model;

import java.util.Optional;

/** Which click came back with a payment, or why none did. */
public sealed interface Match {
  /**
   * A click came back.
   *
   * @param click the id that came back; the credit may go to an earlier one
   * @param borrowed where it came from, when the payment itself brought none
   */
  record Matched(ClickId click, MatchMethod method, Optional<Borrowed> borrowed) implements Match {
    /** A click of the payment's own, or of its subscription. */
    public Matched(ClickId click, MatchMethod method) {
      this(click, method, Optional.empty());
    }
  }

  /**
   * No click came back.
   *
   * @param awaited the click that is named but not known so far: its arrival mends the match
   */
  record Unmatched(UnmatchedReason reason, Optional<ClickId> awaited) implements Match {}

  /**
   * A click that a site's policy took from an earlier purchase of the same buyer.
   *
   * @param from the earlier purchase
   * @param carrier why the payment itself brought no click: the other reason to be shown
   */
  record Borrowed(PaymentId from, Unmatched carrier) {}

  /** The click that is named but not known so far, whether or not another was found. */
  default Optional<ClickId> awaitedClick() {
    return switch (this) {
      case Matched matched -> matched.borrowed().flatMap(found -> found.carrier().awaited());
      case Unmatched unmatched -> unmatched.awaited();
    };
  }
}
