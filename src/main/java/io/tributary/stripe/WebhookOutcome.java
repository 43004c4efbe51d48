package io.tributary.stripe;

/** What became of a webhook: a closed list, to be counted by. */
public enum WebhookOutcome {
  /** New, and in the inbox. */
  STORED,
  /** In the inbox already; Stripe repeats what it isn't sure of. */
  REPEATED,
  /** Not signed at all: no message of Stripe's. */
  UNSIGNED,
  /** Not signed with one of our secrets, or too long ago. */
  BAD_SIGNATURE,
  /** Signed, but not a message we can take, such as a thin event. */
  REFUSED,
  /** Could not be stored now; Stripe sends it again. */
  NOT_STORED,
  /** The inbox is full; Stripe sends it again. */
  INBOX_FULL
}
