package io.tributary.bench;

/**
 * What became of the requests of one load; together they are all that were sent.
 *
 * @param inTime good answers before the load's time was over: what a rate is computed from
 * @param accepted 2xx or 3xx that said the item was kept
 * @param notKept 2xx or 3xx that said it wasn't, or isn't known to be
 * @param dropped 2xx or 3xx that said the item was refused
 * @param silent 2xx or 3xx that said nothing about it
 * @param refused 4xx and 5xx
 * @param broken connections that failed, and answers that are no HTTP
 * @param unanswered nothing came within the load's patience, or they could not even be sent
 */
record Answers(
    long inTime,
    long accepted,
    long notKept,
    long dropped,
    long silent,
    long refused,
    long broken,
    long unanswered) {
  static final Answers NONE = new Answers(0, 0, 0, 0, 0, 0, 0, 0);

  /** All requests that were to be sent. */
  long all() {
    return accepted + notKept + dropped + silent + refused + broken + unanswered;
  }

  /** Good answers, whatever they said about the item. */
  long good() {
    return accepted + notKept + dropped + silent;
  }

  /**
   * As webhooks are answered: 200 is the promise itself, and after a 503 the message may have been
   * stored or not.
   */
  Answers asWebhooks() {
    long stored = silent;
    long unexpected = accepted;
    return new Answers(
        inTime, stored, notKept + refused, dropped, unexpected, 0, broken, unanswered);
  }

  Answers plus(Answers other) {
    return new Answers(
        inTime + other.inTime,
        accepted + other.accepted,
        notKept + other.notKept,
        dropped + other.dropped,
        silent + other.silent,
        refused + other.refused,
        broken + other.broken,
        unanswered + other.unanswered);
  }
}
