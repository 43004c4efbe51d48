package io.tributary.access;

import io.tributary.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random tokens of 256 bits, their hashes, and comparison in constant time. */
final class Tokens {
  private static final int BYTES = 32;
  private final SecureRandom random;

  Tokens(SecureRandom random) {
    this.random = random;
  }

  /** A new token: 43 characters that need no escaping anywhere. */
  Secret mint() {
    byte[] token = new byte[BYTES];
    random.nextBytes(token);
    return new Secret(text(token));
  }

  /** SHA-256: enough, for nobody can guess 256 random bits. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java can't hash (SHA-256).", missing);
    }
  }

  /** A second token that only the holder of the first can know, and that doesn't give it away. */
  static Secret derive(String token, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return new Secret(text(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java can't hash (HmacSHA256).", missing);
    }
  }

  /** Compares hashes, so that time tells neither content nor length. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(hash(one), hash(other));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
