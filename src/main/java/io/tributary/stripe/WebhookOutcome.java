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
  /** Not checked: its address had sent too much whose signature fits nothing. */
  LIMITED,
  /** Signed, but not a message we can take, such as a thin event. */
  REFUSED,
  /** Signed with a secret of test data, and says that it is live; or the other way round. */
  WRONG_MODE,
  /** Could not be stored now; Stripe sends it again. */
  NOT_STORED,
  /** The inbox is full; Stripe sends it again. */
  INBOX_FULL
}
