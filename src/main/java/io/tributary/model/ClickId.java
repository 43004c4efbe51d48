package io.tributary.model;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** One arrival from outside; legal in {@code client_reference_id} and in every affiliate sub-id. */
public record ClickId(UUID value) {
  /** The text a link carries until the tag or a redirect replaces it. */
  public static final String PLACEHOLDER = "--CLICK-ID--";

  private static final Pattern SEPARATORS = Pattern.compile("[^0-9A-Za-z]+");

  /** Mints a new one; the time in it is never trusted. */
  public static ClickId mint(Instant now, RandomGenerator random) {
    return new ClickId(Ulid.mint(now, random));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<ClickId> parse(String text) {
    return Ulid.read(text).map(ClickId::new);
  }

  /** Whether an id stands in a text, perhaps beside something else. */
  public static boolean isNamedIn(String text) {
    return SEPARATORS.splitAsStream(text).anyMatch(part -> parse(part).isPresent());
  }

  /** The id of another visitor's arrival on a copied address: always the same for the same two. */
  public ClickId sharedWith(VisitorId visitor) {
    byte[] both =
        ByteBuffer.allocate(2 * Long.BYTES + 2 * Long.BYTES)
            .putLong(value.getMostSignificantBits())
            .putLong(value.getLeastSignificantBits())
            .putLong(visitor.value().getMostSignificantBits())
            .putLong(visitor.value().getLeastSignificantBits())
            .array();
    UUID derived = DerivedId.of("shared-click", both);
    long sameTime = value.getMostSignificantBits() & ~0xFFFFL;
    return new ClickId(
        new UUID(
            sameTime | (derived.getMostSignificantBits() & 0xFFFF),
            derived.getLeastSignificantBits()));
  }

  /** The 26 characters that travel in URLs and in {@code client_reference_id}. */
  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
