package io.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One arrival from outside: an ad, a tracked link, a referral, a direct visit.
 *
 * @param receivedAt when the server took it; all order is by this time
 * @param landingUrl the address the visitor arrived at, with its query
 * @param adClickIds each kind at most once
 * @param link the tracked link it came through
 * @param isBot whether it looks automatic: kept, but out of counts and lists
 * @param origin whether the redirect or the tag reported it
 * @param extra unknown fields of the report, as JSON, at most 4 KB
 */
public record Click(
    ClickId id,
    SiteId site,
    VisitorId visitor,
    Instant receivedAt,
    String landingUrl,
    Optional<String> referrer,
    Utm utm,
    List<AdClickId> adClickIds,
    Channel channel,
    Client client,
    Consent consent,
    Optional<LinkId> link,
    boolean isBot,
    Origin origin,
    Optional<String> extra)
    implements Accepted {
  /** Who reported an arrival. */
  public enum Origin {
    /** A tracked link: the visitor may be known only by our own domain's cookie. */
    REDIRECT,
    /** The tag on the page: the visitor is known by the site's own cookie. */
    TAG,
    /** The owner's server, with an API key. */
    SERVER
  }

  public Click {
    adClickIds = List.copyOf(adClickIds);
  }

  /** The same arrival under another id. */
  public Click withId(ClickId other) {
    return new Click(
        other,
        site,
        visitor,
        receivedAt,
        landingUrl,
        referrer,
        utm,
        adClickIds,
        channel,
        client,
        consent,
        link,
        isBot,
        origin,
        extra);
  }
}
