package io.tributary.http;

import io.helidon.http.HttpPrologue;

/**
 * Tells whether a request line can be read: it can unless it holds control characters. Browsers
 * leave {@code |}, quotes, braces and stray percent signs as they are (url.spec.whatwg.org, query
 * state), and who clicked such an ad is a visitor like any other; so the library's check by RFC
 * 3986 is off.
 */
final class RequestLine {
  private RequestLine() {}

  static boolean isReadable(HttpPrologue prologue) {
    return isPrintable(prologue.uriPath().rawPath())
        && (!prologue.hasQuery() || isPrintable(prologue.query().rawValue()))
        && (!prologue.fragment().hasValue() || isPrintable(prologue.fragment().rawValue()));
  }

  private static boolean isPrintable(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < ' ' || text.charAt(at) == 0x7F) {
        return false;
      }
    }
    return true;
  }
}
