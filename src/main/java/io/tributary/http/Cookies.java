package io.tributary.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the Cookie header: names to values as sent, the first of a repeated name. */
final class Cookies {
  private static final int MOST_COOKIES = 100;

  private Cookies() {}

  static Map<String, String> parse(Iterable<String> headers) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String header : headers) {
      readInto(cookies, header);
    }
    return Collections.unmodifiableMap(cookies);
  }

  private static void readInto(Map<String, String> cookies, String header) {
    int start = 0;
    while (start < header.length() && cookies.size() < MOST_COOKIES) {
      int end = header.indexOf(';', start);
      end = end < 0 ? header.length() : end;
      readPair(cookies, header.substring(start, end));
      start = end + 1;
    }
  }

  private static void readPair(Map<String, String> cookies, String pair) {
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return;
    }
    String name = pair.substring(0, equals).strip();
    if (!name.isEmpty()) {
      cookies.putIfAbsent(name, unquoted(Text.clean(pair.substring(equals + 1).strip())));
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
