package io.tributary.storage;

import io.tributary.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret of an installation; what is really used are keys derived from it, one a purpose.
 */
final class SecretKey {
  private static final int SHORTEST = 32;
  private static final byte[] SALT = "tributary".getBytes(StandardCharsets.UTF_8);

  private final byte[] material;

  private SecretKey(byte[] material) {
    this.material = material;
  }

  /**
   * Any text of 32 characters or more, so also the base64 of 32 random bytes.
   *
   * @param source where it comes from, for the refusal
   */
  static SecretKey of(Secret text, String source) {
    String stripped = text.reveal().strip();
    if (stripped.length() < SHORTEST) {
      throw new DatabaseRefusal(
          "The secret key in %s has %d characters and needs %d or more: make one with `openssl rand -base64 32`."
              .formatted(source, stripped.length(), SHORTEST));
    }
    return new SecretKey(stripped.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a new key. */
  static Secret random() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new Secret(Base64.getEncoder().encodeToString(random));
  }

  /** Recognises the key without telling anything about it. */
  byte[] fingerprint() {
    return derive("fingerprint");
  }

  /** A key of 256 bits for one purpose; HKDF with SHA-256. */
  byte[] derive(String purpose) {
    byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
    var parameters =
        HKDFParameterSpec.ofExtract().addIKM(material).addSalt(SALT).thenExpand(info, 32);
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java can't derive keys (HKDF-SHA256).", e);
    }
  }
}
