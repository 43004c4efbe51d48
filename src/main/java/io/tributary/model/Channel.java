package io.tributary.model;

/** Where an arrival came from, in the words of the field: source and medium. */
public record Channel(String source, String medium) {
  /** Typed, bookmarked or untraceable: it never takes the credit from an earlier arrival. */
  public static final Channel DIRECT = new Channel("direct", "none");

  public boolean isDirect() {
    return equals(DIRECT);
  }
}
