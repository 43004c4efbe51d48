package io.tributary.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes what addresses carry: percent escapes, leniently, and without NUL. */
final class Text {
  private Text() {}

  /** Decodes escapes as UTF-8; a broken one stays as it is, bad UTF-8 becomes U+FFFD. */
  static String decode(String text, boolean plusIsSpace) {
    boolean plain = text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0);
    return clean(plain ? text : unescape(text, plusIsSpace));
  }

  /** Removes NUL, which PostgreSQL can't store, and lone surrogates, which nobody can encode. */
  static String clean(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == 0 || Character.isSurrogate(text.charAt(at))) {
        return text.codePoints()
            .filter(point -> point != 0 && (point < 0xD800 || point > 0xDFFF))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static String unescape(String text, boolean plusIsSpace) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
    for (int at = 0; at < raw.length; at++) {
      int escaped = raw[at] == '%' ? escapedByte(raw, at) : -1;
      if (escaped >= 0) {
        decoded.write(escaped);
        at += 2;
      } else {
        decoded.write(plusIsSpace && raw[at] == '+' ? ' ' : raw[at]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int escapedByte(byte[] raw, int percent) {
    if (percent + 2 >= raw.length) {
      return -1;
    }
    int high = Character.digit(raw[percent + 1], 16);
    int low = Character.digit(raw[percent + 2], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
