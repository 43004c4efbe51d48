package io.tributary.model;

import io.tributary.model.Door.Signing;
import java.util.Optional;
import java.util.regex.Pattern;

/** What doors may be given; an objection reads on from "It must ". */
public final class DoorRule {
  /** The most ranges of addresses. */
  public static final int MOST_ADDRESSES = 100;

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final int SHORTEST_SECRET = 8;
  private static final int LONGEST_SECRET = 500;
  private static final String STANDARD = "webhook-signature";

  private DoorRule() {}

  /** What is wrong with the name of the header that carries a signature. */
  public static Optional<String> objectionToHeader(String header) {
    return HEADER.matcher(header).matches()
        ? Optional.empty()
        : Optional.of("be the name of a header, such as X-Signature.");
  }

  /** What is wrong with a secret; it isn't repeated. */
  public static Optional<String> objectionToSecret(String secret) {
    boolean isSound =
        secret.length() >= SHORTEST_SECRET
            && secret.length() <= LONGEST_SECRET
            && secret.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
    return isSound
        ? Optional.empty()
        : Optional.of("be 8 to 500 letters, digits and signs without blanks.");
  }

  /** The header of a scheme: its own, or the one that was asked for. */
  public static String header(Signing.Scheme scheme, String asked) {
    return scheme == Signing.Scheme.STANDARD_WEBHOOKS ? STANDARD : asked;
  }
}
