package io.tributary.bench;

import io.tributary.testing.StripeEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/** Writes an event as Stripe sends it. */
final class SignedRequest {
  private static final Pattern LIVE = Pattern.compile("\"livemode\"\\s*:\\s*true");

  private SignedRequest() {}

  /** The whole request; Stripe's five minutes of tolerance begin at that time. */
  static byte[] of(String event, Instant now) {
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST /hooks/stripe HTTP/1.1
        Host: t.shop.example
        User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)
        Accept: */*; q=0.5, application/xml
        Content-Type: application/json; charset=utf-8
        Content-Length: %d
        Stripe-Signature: %s
        Connection: keep-alive

        """
            .formatted(body.length, StripeEvents.signature(body, secretOf(event), now))
            .replace("\n", "\r\n");
    return (head + event).getBytes(StandardCharsets.UTF_8);
  }

  /** With that of the mode that the event says it is of. */
  private static String secretOf(String event) {
    return LIVE.matcher(event).find() ? StripeEvents.LIVE_SECRET : StripeEvents.SECRET;
  }
}
