package io.tributary.inbound;

/** What became of a message at a door for conversions: a closed list, to be counted by. */
public enum DoorOutcome {
  /** New, understood, and in the inbox. */
  ACCEPTED,
  /** In the inbox already. */
  DEDUPLICATED,
  /** In the inbox, and counts nowhere by the door's own rules. */
  DISCARDED,
  /** In the inbox, and can't be read until the door's mapping is mended. */
  FAILED,
  /** In the journal, for the database is away. */
  JOURNALLED,
  /** No door has that token. */
  UNKNOWN_TOKEN,
  /** Not signed as the door wants it. */
  BAD_SIGNATURE,
  /** From an address that the door doesn't take messages from. */
  WRONG_ADDRESS,
  /** From an address that was refused too often of late. */
  TOO_MANY_TRIES,
  /** More than a door may bring at once. */
  TOO_MANY_MESSAGES,
  /** Nothing a message could be read from, or too much of it. */
  REFUSED,
  /** Could not be stored now. */
  NOT_STORED,
  /** The share of the inbox that doors may fill is full; the sender may send it again. */
  INBOX_FULL
}
