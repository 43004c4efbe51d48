package io.tributary.bench;

/** How a figure stands to its budget. */
enum Verdict {
  MET("met"),
  BELOW_GOAL("below goal"),
  BELOW_FLOOR("BELOW FLOOR"),

  /** A figure nobody has promised anything about. */
  NO_BUDGET("");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
