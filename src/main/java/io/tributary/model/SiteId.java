package io.tributary.model;

/** One website with its own tag, links, destinations and policies. */
public record SiteId(String value) {
  /** The first site: it exists from the start, and what names no site means it. */
  public static final SiteId DEFAULT = new SiteId("default");

  @Override
  public String toString() {
    return value;
  }
}
