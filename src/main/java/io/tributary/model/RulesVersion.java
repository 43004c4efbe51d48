package io.tributary.model;

import java.time.Instant;

/**
 * A version of a site's rules as it was written.
 *
 * @param writtenAt when, which decides only between versions of the same date
 */
public record RulesVersion(SiteId site, SiteRules rules, Instant writtenAt, Author author) {
  /** Through which door it came. */
  public enum Author {
    OWNER,
    PROGRAM
  }
}
