package io.tributary.demo;

import io.tributary.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a message as Stripe does: https://docs.stripe.com/webhooks#verify-manually. */
final class Signature {
  private Signature() {}

  /** The value of the Stripe-Signature header; the key is the whole secret, prefix included. */
  static String header(Secret secret, Instant now, String body) {
    long seconds = now.getEpochSecond();
    String signed = seconds + "." + body;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA256", missing);
    }
  }
}
