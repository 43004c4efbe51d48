package io.tributary.inbound;

import io.tributary.http.Request;
import io.tributary.model.Door.Signing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the HMAC of a message: over the raw bytes of its body or, where it has none, over its
 * query as it was sent.
 *
 * <p>Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md.
 */
final class DoorSignature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int MOST_HEADER_CHARACTERS = 4096;
  private static final String PREFIX = "sha256=";
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private DoorSignature() {}

  /** Why the message isn't believed; empty when it is. */
  static Optional<String> objection(Signing signing, Request request, Instant now) {
    return switch (signing.scheme()) {
      case HEX -> plain(signing, request, DoorSignature::hex);
      case BASE64 -> plain(signing, request, DoorSignature::base64);
      case STANDARD_WEBHOOKS -> standard(signing, request, now);
    };
  }

  /** Reads bytes out of a text; empty where it is none. */
  private interface Spelling {
    Optional<byte[]> read(String text);
  }

  private static Optional<String> plain(Signing signing, Request request, Spelling spelling) {
    Optional<String> header = header(request, signing.header());
    if (header.isEmpty()) {
      return Optional.of("The header " + signing.header() + " with the signature is missing.");
    }
    String text = header.get().strip();
    byte[] expected = hmac(bytes(signing.secret().reveal()), new byte[0], signed(request));
    return spelling
            .read(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text)
            .filter(given -> MessageDigest.isEqual(expected, given))
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            "The signature in "
                + signing.header()
                + " does not fit: it must be the HMAC-SHA256 of the body with this door's secret.");
  }

  private static byte[] signed(Request request) {
    return request.method().equals("GET") ? bytes(request.query().raw()) : request.body();
  }

  private static Optional<String> standard(Signing signing, Request request, Instant now) {
    Optional<String> id = header(request, "webhook-id");
    Optional<String> time = header(request, "webhook-timestamp");
    Optional<String> signatures = header(request, "webhook-signature");
    if (id.isEmpty() || time.isEmpty() || signatures.isEmpty()) {
      return Optional.of(
          "The headers webhook-id, webhook-timestamp and webhook-signature are needed.");
    }
    if (!isNear(time.get(), now)) {
      return Optional.of(
          "webhook-timestamp is more than 300 seconds away from this server's clock ("
              + now
              + ").");
    }
    byte[] expected = hmac(key(signing), bytes(id.get() + "." + time.get() + "."), signed(request));
    return Arrays.stream(signatures.get().split(" ", -1)).anyMatch(each -> isSame(each, expected))
        ? Optional.empty()
        : Optional.of("No signature in webhook-signature fits this door's secret.");
  }

  private static boolean isSame(String signature, byte[] expected) {
    return signature.startsWith(VERSION)
        && base64(signature.substring(VERSION.length()))
            .filter(given -> MessageDigest.isEqual(expected, given))
            .isPresent();
  }

  private static boolean isNear(String time, Instant now) {
    return time.matches("[0-9]{1,12}")
        && Math.abs(now.getEpochSecond() - Long.parseLong(time)) <= TOLERANCE.toSeconds();
  }

  /** Base64 behind {@code whsec_}; a secret that is none is taken as it stands. */
  private static byte[] key(Signing signing) {
    String secret = signing.secret().reveal();
    String text =
        secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
    return base64(text).filter(key -> key.length > 0).orElseGet(() -> bytes(secret));
  }

  private static Optional<String> header(Request request, String name) {
    return request.header(name).filter(text -> text.length() <= MOST_HEADER_CHARACTERS);
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> base64(String text) {
    try {
      String usual = text.replace('-', '+').replace('_', '/');
      return Optional.of(Base64.getDecoder().decode(usual));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, byte[] first, byte[] then) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(first);
      return mac.doFinal(then);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no HmacSHA256", missing);
    }
  }
}
