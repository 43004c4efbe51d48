package io.tributary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Texts nobody means well with, each character one byte; the same seed gives the same ones. */
final class HostileText {
  private static final List<String> ODD =
      List.of(
          "",
          "%",
          "%00",
          "%zz",
          "%2500",
          "%C0%AF",
          "%ED%A0%80",
          "%F4%90%80%80",
          "%c3%28",
          "..%2f..%2f",
          "%252e%252e%252f",
          "\u00ff\u00fe",
          "\u00c0\u0080",
          "\u00ed\u00a0\u0080",
          "<script>alert(1)</script>",
          "';DROP TABLE clicks;--",
          "${jndi:ldap://x}",
          "{{7*7}}",
          "-1",
          "99999999999999999999",
          "1e400",
          "NaN",
          "0x10",
          "\u00f0\u009f\u0098\u0080",
          "[]",
          "a[b][c]=d",
          ";;=;",
          "\"",
          "\\",
          "null");

  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "1e400",
          "-0",
          "1e-400",
          "9223372036854775808",
          "253402300800",
          "-9223372036854775808",
          "123456789012345678901234567890.5",
          "[]",
          "{}",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "{\"\\u0000\":\"\\udc00\\u0000\"}",
          "{\"a\":1,\"a\":2}",
          "\"\u00ff\u00fe\"",
          "\"\u0000\"",
          "NaN",
          "'x'",
          "01",
          "[1,",
          "\"\\x\"",
          "\"https://shop.example/?gclid=%00%ff&utm_source=%ED%A0%80\"");

  private final SplittableRandom random;

  HostileText(SplittableRandom random) {
    this.random = random;
  }

  boolean isOneIn(int number) {
    return random.nextInt(number) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** For a path, a query, a form, a header or a cookie. */
  String word() {
    return switch (random.nextInt(6)) {
      case 0 -> bytes(random.nextInt(40));
      case 1 -> "x".repeat(random.nextInt(3000));
      default -> oneOf(ODD);
    };
  }

  /** For a member of an object. */
  String json() {
    return switch (random.nextInt(8)) {
      case 0 -> nested("[", "]");
      case 1 -> nested("{\"a\":", "}");
      case 2 -> '"' + "y".repeat(random.nextInt(9000)) + '"';
      case 3 -> '"' + bytes(random.nextInt(20)).replace('"', ' ').replace('\\', ' ') + '"';
      default -> oneOf(JSON);
    };
  }

  private String nested(String open, String close) {
    int depth = 1 + random.nextInt(isOneIn(4) ? 3000 : 40);
    return open.repeat(depth) + "0" + close.repeat(depth);
  }

  /** Without line ends, which would be another header. */
  private String bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "?");
  }

  /** The same bytes, but for some that are changed, missing, doubled or foreign. */
  byte[] damaged(byte[] sound) {
    byte[] damaged = sound.clone();
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      int at = random.nextInt(damaged.length);
      damaged[at] =
          isOneIn(2) ? (byte) random.nextInt(256) : damaged[random.nextInt(damaged.length)];
    }
    return damaged;
  }
}
