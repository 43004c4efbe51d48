package io.tributary;

import io.tributary.model.ClickId;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Requests to every public door, made by mutation of good ones and out of nothing. */
final class HostileRequests {
  private static final List<String> PAGES =
      List.of("/", "/payments/", "/clicks", "/clicks/", "/links", "/setup", "/setup/progress");
  private static final List<String> API =
      List.of("payments", "clicks", "links", "conversions", "inbox", "openapi.json", "");
  private static final List<String> PARAMETERS =
      List.of("limit", "cursor", "from", "to", "status", "test", "token", "next", "page", "q");
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "BREW", "get", "CONNECT");
  private static final List<String> HEADERS =
      List.of("Referer", "Cookie", "X-Forwarded-For", "X-Forwarded-Proto", "Range", "Origin", "X");
  private static final List<String> BROKEN =
      List.of(
          "POST /collect HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /r/spring HTTP/1.1\r\n\r\n",
          "POST /collect HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
          "POST /collect HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\nabc",
          "POST /collect HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcXX0\r\n\r\n",
          "POST /hooks/stripe HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\nabc",
          "GET http://evil.test/r/spring HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
          "GET /r/spring HTTP/1.0\r\n\r\n",
          "GET /health HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n",
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
          "GET /metrics HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(5000) + "\r\n",
          "GET /tag.js HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(40_000) + "\r\n\r\n",
          "GET /r/" + "z".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");

  private final SplittableRandom random;
  private final HostileText text;
  private final String session;

  HostileRequests(SplittableRandom random, String session) {
    this.random = random;
    this.text = new HostileText(random);
    this.session = session;
  }

  /** Ends where it says it ends, so that another can follow. */
  byte[] framed() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> request("GET /r/" + (text.isOneIn(4) ? text.word() : "spring") + query(), "");
      case 3, 4, 5, 6 -> request("POST /collect", item());
      case 7 -> request("POST /collect", items());
      case 8, 9 -> webhook();
      case 10, 11 -> api();
      case 12 -> request("GET " + text.oneOf(PAGES) + suffix(), "");
      case 13 -> request(text.oneOf(METHODS) + " /tag.js" + query(), "");
      case 14 -> request("GET " + text.oneOf(List.of("/metrics", "/health", "/ready")), "");
      default -> form();
    };
  }

  /** After it nobody knows where the next one would begin. */
  byte[] broken() {
    byte[] sound =
        text.isOneIn(2)
            ? bytes(text.oneOf(BROKEN))
            : request("GET /r/spring" + query() + "&" + text.word(), "");
    return text.isOneIn(3) ? sound : text.damaged(sound);
  }

  private String query() {
    String name = text.isOneIn(2) ? text.oneOf(PARAMETERS) : text.word();
    return "?utm_source=a&gclid=" + text.word() + "&" + name + "=" + text.word();
  }

  private String suffix() {
    return (text.isOneIn(2) ? "" : text.word()) + (text.isOneIn(2) ? "" : query());
  }

  /** Every click and event is another, so that each that is accepted is a row. */
  private String item() {
    String id = ClickId.mint(Instant.ofEpochSecond(random.nextInt()), random).toString();
    String kind = text.isOneIn(2) ? "\"type\":\"arrival\"" : "\"type\":\"event\",\"name\":\"Lead\"";
    String member =
        text.oneOf(List.of("x", "url", "referrer", "consent", "attributes", "site", "name"));
    String good =
        kind + ",\"clickId\":\"%s\",\"visitorId\":\"%s\",\"url\":\"https://shop.example/\"";
    return "{" + good.formatted(id, id) + ",\"" + member + "\":" + text.json() + "}";
  }

  private String items() {
    StringBuilder items = new StringBuilder("[" + item());
    int more = random.nextInt(text.isOneIn(10) ? 120 : 8);
    for (int number = 0; number < more; number++) {
      items.append(',').append(item());
    }
    return items.append(text.isOneIn(10) ? "" : "]").toString();
  }

  /** Signed as if it were UTF-8, so a body that isn't is refused as forged. */
  private byte[] webhook() {
    String event = event("evt_" + random.nextLong());
    String secret = text.isOneIn(4) ? "whsec_forged" : StripeEvents.SECRET;
    String signature = StripeEvents.signature(bytes(event), secret, HostileHouseTest.NOON);
    return request("POST /hooks/stripe", event, "Stripe-Signature: " + signature);
  }

  private String event(String id) {
    String member = text.oneOf(List.of("amount_total", "metadata", "id", "customer_details"));
    String session =
        """
        {"id":"cs_%s","created":1,"currency":"usd","amount_total":5,"payment_status":"paid","%s":%s}"""
            .formatted(id, member, text.json());
    String type = text.isOneIn(4) ? text.word().replace('"', ' ') : "checkout.session.completed";
    return """
        {"id":"%s","type":"%s","created":%s,"data":{"object":%s}}"""
        .formatted(
            id, type, text.isOneIn(2) ? "1" : text.json(), text.isOneIn(8) ? text.json() : session);
  }

  private byte[] api() {
    String key = "Authorization: Bearer " + (text.isOneIn(8) ? text.word() : RunningHouse.API_KEY);
    String path = " /api/v1/" + text.oneOf(API);
    return text.isOneIn(3)
        ? request(
            "POST /api/v1/links",
            "{\"slug\":%s,\"target\":%s}".formatted(text.json(), text.json()),
            key)
        : request(text.oneOf(METHODS) + path + suffix(), "", key);
  }

  private byte[] form() {
    String form = "email=" + text.word() + "&password=" + text.word() + "&next=" + text.word();
    String path = text.oneOf(List.of("/sign-in", "/setup/owner", "/links", "/setup", "/sign-out"));
    return request("POST " + path, form, "Content-Type: application/x-www-form-urlencoded");
  }

  private byte[] request(String line, String body, String... headers) {
    StringBuilder all = new StringBuilder(line.replace(' ', '+').replaceFirst("\\+", " "));
    all.append(" HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ").append(TestHouse.BROWSER);
    if (text.isOneIn(3)) {
      all.append("\r\n").append(text.oneOf(HEADERS)).append(": ").append(text.word());
    }
    if (text.isOneIn(3)) {
      all.append("\r\nCookie: tributary_session=").append(session);
    }
    for (String header : headers) {
      all.append("\r\n").append(header);
    }
    String length = body.isEmpty() ? "" : "\r\nContent-Length: " + body.length();
    return bytes(all.append(length).append("\r\n\r\n").append(body).toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
