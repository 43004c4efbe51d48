package io.tributary.bench;

import java.util.ArrayList;
import java.util.List;

/** What a person's browser sends when it opens a tracked link behind a reverse proxy. */
final class Visits {
  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15");

  private Visits() {}

  /** Each visit has its own ad click id and address; the links and browsers take turns. */
  static RequestSource to(List<String> slugs, Manner manner) {
    List<RequestTemplate> templates = new ArrayList<>();
    for (int number = 0; number < Math.max(slugs.size(), BROWSERS.size()); number++) {
      String slug = slugs.get(number % slugs.size());
      templates.add(RequestTemplate.of(request(slug, number, manner)));
    }
    return new TemplateRequests(templates);
  }

  private static String request(String slug, int number, Manner manner) {
    return """
      GET /r/%s?utm_source=facebook&utm_medium=paid&utm_campaign=autumn-sale&fbclid=IwAR0%s HTTP/1.1
      Host: t.shop.example
      User-Agent: %s
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
      Accept-Language: en-GB,en;q=0.9
      Accept-Encoding: gzip, deflate, br
      Referer: https://l.facebook.com/
      Sec-Fetch-Site: cross-site
      Sec-Fetch-Mode: navigate
      Sec-Fetch-Dest: document
      X-Forwarded-For: %s
      X-Forwarded-Proto: https
      Connection: %s

      """
        .formatted(slug, RequestTemplate.ID, browser(number), address(), manner.header())
        .replace("\n", "\r\n");
  }

  static String browser(int number) {
    return BROWSERS.get(number % BROWSERS.size());
  }

  /** A million visitors, so that no limit per address stands in the way. */
  static String address() {
    return "81.1^^.1^^.1^^";
  }
}
