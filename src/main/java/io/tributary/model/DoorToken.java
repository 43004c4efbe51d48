package io.tributary.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Tokens of 256 random bits that open a door, and their hashes, which are all we keep. */
public final class DoorToken {
  private static final int BYTES = 32;

  private DoorToken() {}

  /**
   * A new token: 43 characters that need no escaping in an address.
   *
   * @param random a source that nobody can foretell
   */
  public static Secret mint(RandomGenerator random) {
    byte[] token = new byte[BYTES];
    random.nextBytes(token);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  /** SHA-256: enough, for nobody can guess 256 random bits. */
  public static byte[] hash(String token) {
    return sha256().digest(token.getBytes(StandardCharsets.UTF_8));
  }

  /** The same in hexadecimal. */
  public static String hexHash(String token) {
    return HexFormat.of().formatHex(hash(token));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java has no SHA-256", missing);
    }
  }
}
