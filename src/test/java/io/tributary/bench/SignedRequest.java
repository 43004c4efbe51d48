package io.tributary.bench;

import io.tributary.testing.StripeEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes an event as Stripe sends it. */
final class SignedRequest {
  private SignedRequest() {}

  /** The whole request; Stripe's five minutes of tolerance begin at that time. */
  static byte[] of(String event, String secret, Instant now) {
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
            .formatted(body.length, StripeEvents.signature(body, secret, now))
            .replace("\n", "\r\n");
    return (head + event).getBytes(StandardCharsets.UTF_8);
  }
}
