package io.tributary.model;

import java.time.Instant;

/**
 * A version of a site's rules as it was written.
 *
 * @param writtenAt when, which decides only between versions of the same date
 */
public record RulesVersion(SiteId site, SiteRules rules, Instant writtenAt, Author author) {
  /** Most versions of a site's rules: all of them are read for each batch of payments. */
  public static final int MOST = 500;

  /** What is said when a site has as many as it may have. */
  public static final String FULL =
      "This site has " + MOST + " versions of its rules, and may not have more.";

  /** Through which door it came. */
  public enum Author {
    OWNER,
    PROGRAM
  }
}
