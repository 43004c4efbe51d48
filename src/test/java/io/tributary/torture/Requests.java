package io.tributary.torture;

import io.tributary.model.ClickId;
import io.tributary.model.VisitorId;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** What browsers and Stripe send, as it stands on the wire. */
final class Requests {
  static final String API_KEY = "torture-key-0123456789abcdef";
  static final String SLUG = "spring";

  private Requests() {}

  static String link() {
    String json = "{\"slug\":\"%s\",\"target\":\"https://buy.stripe.com/test\"}".formatted(SLUG);
    return post("/api/v1/links", "Authorization: Bearer " + API_KEY, json);
  }

  /** Asks for a comparison with Stripe's books. */
  static String comparison() {
    return post("/api/v1/reconciliation", "Authorization: Bearer " + API_KEY, "{}");
  }

  static String visit() {
    return """
        GET /r/%s?utm_source=facebook&fbclid=IwAR0%d HTTP/1.1
        Host: t.shop.example
        User-Agent: %s
        X-Forwarded-For: %s

        """
        .formatted(
            SLUG, ThreadLocalRandom.current().nextLong(1L << 60), TestHouse.BROWSER, address())
        .replace("\n", "\r\n");
  }

  static String arrival(ClickId click, VisitorId visitor) {
    String json =
        "{\"type\":\"arrival\",\"clickId\":\"%s\",\"visitorId\":\"%s\",\"url\":\"https://shop.example/?gclid=%s\"}"
            .formatted(click, visitor, click);
    return post("/collect", "X-Forwarded-For: " + address(), json);
  }

  /** Signed at that time; the same name is the same event. */
  static String payment(String name, ClickId click, Instant now) {
    byte[] event =
        StripeEvents.bytes(
            StripeEvents.completed(
                name, now, session -> session.put("client_reference_id", click.toString())));
    String signature = StripeEvents.signature(event, StripeEvents.SECRET, now);
    return post(
        "/hooks/stripe",
        "Stripe-Signature: " + signature,
        new String(event, StandardCharsets.UTF_8));
  }

  private static String post(String path, String header, String body) {
    return """
        POST %s HTTP/1.1
        Host: t.shop.example
        User-Agent: %s
        Content-Length: %d
        %s

        """
            .formatted(
                path, TestHouse.BROWSER, body.getBytes(StandardCharsets.UTF_8).length, header)
            .replace("\n", "\r\n")
        + body;
  }

  /** Many visitors, so that no limit per address stands in the way. */
  private static String address() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "81.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}
