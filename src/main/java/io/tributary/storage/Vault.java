package io.tributary.storage;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals personal data and secrets at rest, and indexes them blindly; safe for many threads. */
public final class Vault {
  /** First byte of everything sealed: another way of sealing gets another number. */
  private static final byte FORMAT = 1;

  static final int INDEX_BYTES = 16;

  private final SecretKey key;
  private final AesGcmJce cipher;
  private final SecretKeySpec indexKey;

  Vault(SecretKey key) {
    this.key = key;
    this.indexKey = new SecretKeySpec(key.derive("blind index"), "HmacSHA256");
    try {
      this.cipher = new AesGcmJce(key.derive("seal"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java can't encrypt (AES-GCM).", e);
    }
  }

  /**
   * Encrypts with AES-256-GCM; 29 bytes longer than the plain bytes.
   *
   * @param context what this is, such as {@code inbox.body}; {@link #open} needs the same
   */
  public byte[] seal(byte[] plain, String context) {
    try {
      byte[] encrypted = cipher.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = new byte[encrypted.length + 1];
      sealed[0] = FORMAT;
      System.arraycopy(encrypted, 0, sealed, 1, encrypted.length);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealing " + context + " failed.", e);
    }
  }

  /**
   * Decrypts what {@link #seal} made.
   *
   * @throws IllegalStateException if it was changed, or sealed with another key or context
   */
  public byte[] open(byte[] sealed, String context) {
    if (sealed.length == 0 || sealed[0] != FORMAT) {
      throw new IllegalStateException(
          "A sealed %s isn't in a format this version of Tributary knows.".formatted(context));
    }
    byte[] encrypted = Arrays.copyOfRange(sealed, 1, sealed.length);
    try {
      return cipher.decrypt(encrypted, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A sealed %s doesn't open: it was changed, or sealed with another secret key."
              .formatted(context),
          e);
    }
  }

  /**
   * 16 bytes, the same for the same text: finds a sealed value without opening it. HMAC-SHA256.
   *
   * @param normalisedText such as an e-mail in lower case
   */
  public byte[] blindIndex(String normalisedText) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(indexKey);
      byte[] hash = mac.doFinal(normalisedText.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, INDEX_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java can't hash (HmacSHA256).", e);
    }
  }

  /** The fingerprint of its key. */
  byte[] fingerprint() {
    return key.fingerprint();
  }
}
