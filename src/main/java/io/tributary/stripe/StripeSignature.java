package io.tributary.stripe;

import io.tributary.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code Stripe-Signature} over the raw bytes of a message.
 *
 * <p>Source: docs.stripe.com/webhooks/signature. Only {@code v1} counts; while a secret is rolled,
 * several stand side by side. Unlike Stripe's libraries we also refuse times in the future.
 */
final class StripeSignature {
  static final String HEADER = "Stripe-Signature";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int MOST_HEADER_CHARACTERS = 4096;
  private static final int SIGNATURE_BYTES = 32;

  /** The verdict on a message. */
  sealed interface Verdict {
    record Genuine(Secret secret) implements Verdict {}

    record Refused(String reason) implements Verdict {}
  }

  /** A header taken apart. */
  private record Signed(String time, List<byte[]> signatures) {}

  private StripeSignature() {}

  /** Whether any signature in the header fits any of the secrets. */
  static Verdict check(Optional<String> header, byte[] body, List<Secret> secrets, Instant now) {
    if (secrets.stream().allMatch(StripeSignature::isEmpty)) {
      return new Verdict.Refused(
          "No webhook secret is configured: add the endpoint's whsec_… secret on the page Accounts, or set TRIBUTARY_STRIPE_WEBHOOK_SECRETS.");
    }
    if (header.isEmpty()) {
      return new Verdict.Refused(
          "The Stripe-Signature header is missing: only Stripe may post here.");
    }
    Signed signed = parse(header.get());
    return time(signed.time())
        .filter(time -> !signed.signatures().isEmpty())
        .map(time -> isNear(time, now) ? match(signed, body, secrets) : strayed(now))
        .orElseGet(
            () ->
                new Verdict.Refused(
                    "The Stripe-Signature header is malformed: it needs t=<seconds> and v1=<hex>."));
  }

  /** An empty text is no key: anybody could sign with it. */
  private static boolean isEmpty(Secret secret) {
    return secret.reveal().isEmpty();
  }

  /** Counted in whole seconds, as Stripe does. */
  private static boolean isNear(Instant time, Instant now) {
    return Math.abs(now.getEpochSecond() - time.getEpochSecond()) <= TOLERANCE.toSeconds();
  }

  private static Verdict strayed(Instant now) {
    return new Verdict.Refused(
        "The signature's time is more than 300 seconds away from this server's clock ("
            + now
            + "): check the clock.");
  }

  private static Verdict match(Signed signed, byte[] body, List<Secret> secrets) {
    for (Secret secret : secrets) {
      if (isEmpty(secret)) {
        continue;
      }
      byte[] expected = sign(secret, signed.time(), body);
      for (byte[] signature : signed.signatures()) {
        if (MessageDigest.isEqual(expected, signature)) {
          return new Verdict.Genuine(secret);
        }
      }
    }
    return new Verdict.Refused(
        "No signature fits: check that the configured secret is this endpoint's, in this mode (test or"
            + " live), and stands on the page Accounts with the account that the address names, if it"
            + " names one.");
  }

  private static Signed parse(String header) {
    String time = "";
    List<byte[]> signatures = new ArrayList<>();
    if (header.length() <= MOST_HEADER_CHARACTERS) {
      for (String part : header.split(",", -1)) {
        String item = part.strip();
        if (item.startsWith("t=")) {
          time = item.substring(2);
        } else if (item.startsWith("v1=")) {
          hex(item.substring(3)).ifPresent(signatures::add);
        }
      }
    }
    return new Signed(time, signatures);
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return text.length() == 2 * SIGNATURE_BYTES
          ? Optional.of(HexFormat.of().parseHex(text))
          : Optional.empty();
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    if (text.isEmpty() || text.length() > 12 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
  }

  /**
   * HMAC-SHA256 over time, dot and body; the key is the whole text of the secret, prefix included.
   */
  private static byte[] sign(Secret secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(time.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) '.');
      return mac.doFinal(body);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no HmacSHA256", missing);
    }
  }
}
