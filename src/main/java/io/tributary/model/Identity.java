package io.tributary.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a visitor said of himself: {@code identify}.
 *
 * @param click inside which visit
 * @param names who he is, by kind; sealed, for it is written where nothing else is
 * @param isByKey whether the owner's server says so, with an API key; else anybody can have
 */
public record Identity(
    SiteId site,
    ClickId click,
    Optional<VisitorId> visitor,
    Instant receivedAt,
    String names,
    boolean isByKey)
    implements Accepted {
  /** The same said inside the visit of another click. */
  public Identity withClick(ClickId other) {
    return new Identity(site, other, visitor, receivedAt, names, isByKey);
  }

  /** What a visitor is known by. */
  public enum Kind {
    EMAIL,
    PHONE,
    /** The owner's own id of him, such as a customer number. */
    REF_ID;

    /** How a name of this kind is compared: letters' case and blanks don't make another buyer. */
    public Optional<String> normalised(String name) {
      String stripped = name.strip();
      String compared =
          switch (this) {
            case EMAIL -> stripped.toLowerCase(Locale.ROOT);
            case PHONE -> stripped.replaceAll("[^0-9]", "");
            case REF_ID -> stripped;
          };
      return Optional.of(compared).filter(text -> !text.isEmpty());
    }
  }
}
