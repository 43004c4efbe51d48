package io.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A way in for conversions beside Stripe's own webhook: {@code /hooks/in/{token}}.
 *
 * @param account whose books its money is entered into
 * @param site where its conversions belong that match no click
 * @param unit what an amount in its messages means; never guessed
 * @param senderRepeats whether the sender repeats a message that was refused; for one that doesn't,
 *     the journal answers while the database is away
 * @param mapping how its messages are read; its newest version
 * @param endsAt from when it is closed; absent: it stays open
 */
public record Door(
    DoorId id,
    String name,
    Kind kind,
    AccountId account,
    SiteId site,
    AmountUnit unit,
    boolean senderRepeats,
    Guard guard,
    FieldMapping mapping,
    Instant createdAt,
    Optional<Instant> endsAt) {
  /** Whose messages it understands. */
  public enum Kind {
    /**
     * Stripe's events or objects by way of Zapier, Make and their like, nested or flattened; each
     * is the same money as the webhook's.
     */
    STRIPE_RELAY,
    /** Postbacks in AnyTrack's dialect: names are known, so nothing needs to be mapped. */
    ANYTRACK,
    /** Anything else, read by the door's own mapping. */
    GENERIC
  }

  /** What the number in an amount counts. */
  public enum AmountUnit {
    /** Cents, or whatever the currency's smallest unit is. */
    MINOR,
    /** Dollars, euros, yen, with a decimal point where the currency has decimals. */
    MAJOR
  }

  /**
   * What a message must show beside the token in the address.
   *
   * @param signing how the body must be signed; absent: the token is enough
   * @param addresses IP addresses or ranges ({@code 10.0.0.0/8}) it must come from; empty: any
   */
  public record Guard(Optional<Signing> signing, List<String> addresses) {
    /** The token is enough. */
    public static final Guard TOKEN_ONLY = new Guard(Optional.empty(), List.of());

    public Guard {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * An HMAC-SHA256 over the body.
   *
   * @param header where the signature stands; {@link Scheme#STANDARD_WEBHOOKS} knows its own
   */
  public record Signing(Scheme scheme, String header, Secret secret) {
    /** How the signature is written. */
    public enum Scheme {
      /** Hexadecimal, with or without {@code sha256=} in front. */
      HEX,
      BASE64,
      /** standardwebhooks.com: over id, time and body, with a tolerance of five minutes. */
      STANDARD_WEBHOOKS
    }
  }

  /** The type which its messages have in the inbox. */
  public String messageType() {
    return DoorId.MESSAGE_TYPE + id;
  }

  /** Whether it is made by us for an account, without an address, and with nothing to set. */
  public boolean isBuiltIn() {
    return id.equals(DoorId.ofPrograms(account)) || id.equals(DoorId.ofFiles(account));
  }

  /** What people may change of it. */
  public DoorSettings settings() {
    return new DoorSettings(name, account, site, unit, senderRepeats, guard, mapping);
  }

  /** A door that is being made, open without an end. */
  public static Door made(DoorId id, Kind kind, DoorSettings settings, Instant now) {
    FieldMapping first = settings.mapping().as(1);
    return of(id, kind, settings, first, now, Optional.empty());
  }

  /**
   * The same door with other settings. Where they change what a message means they make a new
   * version of its mapping, for what came before keeps its meaning.
   */
  public Door with(DoorSettings other) {
    boolean isSame = other.means(settings());
    int version = isSame ? mapping.version() : mapping.version() + 1;
    return of(id, kind, other, other.mapping().as(version), createdAt, endsAt);
  }

  /** The same door, closed from then on. */
  public Door closing(Instant end) {
    return of(id, kind, settings(), mapping, createdAt, Optional.of(end));
  }

  /** Whether it takes messages then. */
  public boolean isOpen(Instant now) {
    return endsAt.filter(end -> !end.isAfter(now)).isEmpty();
  }

  private static Door of(
      DoorId id,
      Kind kind,
      DoorSettings its,
      FieldMapping mapping,
      Instant createdAt,
      Optional<Instant> endsAt) {
    return new Door(
        id,
        its.name(),
        kind,
        its.account(),
        its.site(),
        its.unit(),
        its.senderRepeats(),
        its.guard(),
        mapping,
        createdAt,
        endsAt);
  }
}
