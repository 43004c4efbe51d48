package io.tributary.click;

import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells an address in ASCII, as a header needs it. */
final class AsciiAddress {
  private AsciiAddress() {}

  /** The same address; one that is ASCII already stays as it is. */
  static String of(String address) {
    if (isPlain(address)) {
      return address;
    }
    StringBuilder ascii = new StringBuilder(address.length());
    withAsciiHost(address)
        .codePoints()
        .forEach(point -> ascii.append(isPlain(point) ? Character.toString(point) : escape(point)));
    return ascii.toString();
  }

  /** A host is not escaped but spelled in another way: {@code xn--}. */
  private static String withAsciiHost(String address) {
    String host = Address.parse(address).map(Address::hostName).orElse("");
    if (isPlain(host)) {
      return address;
    }
    try {
      return address.replaceFirst(
          "(?iu)(?<=[/@])" + Pattern.quote(host), Matcher.quoteReplacement(IDN.toASCII(host)));
    } catch (IllegalArgumentException noName) {
      return address;
    }
  }

  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isPlain(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int point) {
    return point > ' ' && point < 0x7F;
  }

  private static String escape(int point) {
    return URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
