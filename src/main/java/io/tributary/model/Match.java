package io.tributary.model;

import java.util.Optional;

/** Which click came back with a payment, or why none did. */
public sealed interface Match {
  /**
   * A click came back.
   *
   * @param click the id that came back; the credit may go to an earlier one
   */
  record Matched(ClickId click, MatchMethod method) implements Match {}

  /**
   * No click came back.
   *
   * @param awaited the click that is named but not known so far: its arrival mends the match
   */
  record Unmatched(UnmatchedReason reason, Optional<ClickId> awaited) implements Match {}
}
