package io.tributary.bench;

import io.tributary.model.ClickId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the tag posts to {@code /collect} when a visitor arrives at a page. */
final class Arrivals {
  private static final int VARIANTS = 100;
  private static final int DIGITS_OF_ADDRESS = 6;

  private Arrivals() {}

  /** Arrivals without end, each with a click and a visitor of its own. */
  static RequestSource endless() {
    List<RequestTemplate> templates = new ArrayList<>();
    for (int number = 0; number < VARIANTS; number++) {
      templates.add(
          RequestTemplate.of(
              request(number, RequestTemplate.ID, RequestTemplate.ID, Visits.address())));
    }
    return new TemplateRequests(templates);
  }

  /** One arrival for each of these clicks. */
  static RequestSource of(List<ClickId> clicks) {
    List<byte[]> requests = new ArrayList<>();
    for (ClickId click : clicks) {
      int number = requests.size();
      String request = request(number, click.toString(), click.toString(), address(number));
      requests.add(request.getBytes(StandardCharsets.US_ASCII));
    }
    return new PreparedRequests(requests);
  }

  private static String address(int number) {
    String digits = String.format(Locale.ROOT, "%0" + DIGITS_OF_ADDRESS + "d", number);
    String address = Visits.address();
    for (int index = 0; index < digits.length(); index++) {
      address = address.replaceFirst("\\^", digits.substring(index, index + 1));
    }
    return address;
  }

  private static String request(int number, String click, String visitor, String address) {
    String json = json(number, click, visitor);
    return """
        POST /collect HTTP/1.1
        Host: t.shop.example
        User-Agent: %s
        Accept: */*
        Accept-Language: en-GB,en;q=0.9
        Accept-Encoding: gzip, deflate, br
        Origin: https://shop.example
        Referer: https://shop.example/
        Content-Type: text/plain;charset=UTF-8
        Content-Length: %d
        X-Forwarded-For: %s
        X-Forwarded-Proto: https
        Connection: keep-alive

        """
            .formatted(Visits.browser(number), json.length(), address)
            .replace("\n", "\r\n")
        + json;
  }

  private static String json(int number, String click, String visitor) {
    return """
        {"type":"arrival","site":"default","clickId":"%s","visitorId":"%s",\
        "url":"https://shop.example/products/%d?utm_source=google&utm_medium=cpc&utm_campaign=autumn-sale&gclid=Cj0KCQjw%s",\
        "referrer":"https://www.google.com/","consent":"granted",\
        "browserIds":{"_ga":"GA1.1.1234567890.1763970000","_fbp":"fb.1.1763970000000.1234567890"}}"""
        .formatted(click, visitor, number, click);
  }
}
