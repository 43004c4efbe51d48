package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened inside a visit; never money.
 *
 * @param name a standard name such as {@code ViewContent}, or the site's own
 * @param receivedAt when the server took it
 * @param attributes a JSON object, at most 4 KB
 * @param extra unknown fields of the report, as JSON, at most 4 KB
 */
public record Event(
    EventId id,
    SiteId site,
    String name,
    ClickId click,
    Optional<VisitorId> visitor,
    Instant receivedAt,
    Optional<String> url,
    String attributes,
    Optional<String> extra)
    implements Accepted {
  /** The same event inside the visit of another click. */
  public Event withClick(ClickId other) {
    return new Event(id, site, name, other, visitor, receivedAt, url, attributes, extra);
  }
}
