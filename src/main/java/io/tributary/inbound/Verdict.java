package io.tributary.inbound;

/** What becomes of a message; {@link Reading} says why. */
public sealed interface Verdict {
  /** A sentence for people. */
  String sentence();

  /**
   * It tells something that counts.
   *
   * @param sentence what, and by which rule
   */
  record Accepted(String sentence) implements Verdict {}

  /** It is understood, and means nothing here. */
  record Discarded(String sentence) implements Verdict {}

  /** It can't be read; kept, to be read again when the mapping is mended. */
  record Failed(String sentence) implements Verdict {}
}
