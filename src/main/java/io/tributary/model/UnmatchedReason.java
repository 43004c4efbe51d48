package io.tributary.model;

import java.util.Locale;

/** Why no click came back with a payment: a stable code and a sentence, most hopeful first. */
public enum UnmatchedReason {
  CLICK_NOT_REPORTED(
      "The payment names a click that has not been reported so far. If it arrives, the payment is matched by itself."),
  NO_MATCH_FOUND(
      "No match found: the click id, ref id or e-mail of this conversion belongs to no visitor known so far. If one arrives, it is matched by itself."),
  PLACEHOLDER_NOT_REPLACED(
      "The link still carried --CLICK-ID--: the tag did not run on the page, or was blocked, before the buyer left."),
  NOT_A_CLICK_ID(
      "client_reference_id holds a value that is not one of our click ids, perhaps your own customer number."),
  NO_CLICK_ID(
      "The payment carries no click id: the link was opened without the tag or a tracked link."),
  /** Never part of a match: there is none so far. */
  NOT_LOOKED_FOR_YET("Its click is being looked for; this takes a second.");

  private final String sentence;

  UnmatchedReason(String sentence) {
    this.sentence = sentence;
  }

  /** What happened, for a marketer. */
  public String sentence() {
    return sentence;
  }

  /** The stable code, such as {@code no_click_id}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
