package io.tributary.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A request with holes for what is different each time: {@link #ID} becomes a fresh ULID, each
 * {@code ^} a digit. Filling them makes no garbage.
 */
final class RequestTemplate {
  static final String ID = "~".repeat(26);
  private static final String DIGIT = "^";
  private static final byte[] BASE_32 =
      "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.US_ASCII);

  /** A ULID's first character is at most 7. */
  private static final int FIRST_OF_AN_ID = 8;

  private static final int CHARACTERS_OF_A_LONG = 12;
  private final byte[] text;
  private final int[] ids;
  private final int[] digits;

  private RequestTemplate(byte[] text, int[] ids, int[] digits) {
    this.text = text;
    this.ids = ids;
    this.digits = digits;
  }

  static RequestTemplate of(String text) {
    return new RequestTemplate(
        text.getBytes(StandardCharsets.ISO_8859_1), places(ID, text), places(DIGIT, text));
  }

  /** Puts the request with its holes filled; {@code into} is empty. */
  void fill(ByteBuffer into, SplittableRandom random) {
    into.put(text);
    for (int place : ids) {
      putId(into, place, random);
    }
    if (digits.length > 0) {
      putDigits(into, random.nextLong());
    }
  }

  private static void putId(ByteBuffer into, int place, SplittableRandom random) {
    long bits = random.nextLong();
    into.put(place, BASE_32[(int) (bits & (FIRST_OF_AN_ID - 1))]);
    for (int index = 1; index < ID.length(); index++) {
      bits = index % CHARACTERS_OF_A_LONG == 0 ? random.nextLong() : bits >>> 5;
      into.put(place + index, BASE_32[(int) (bits & 31)]);
    }
  }

  private void putDigits(ByteBuffer into, long bits) {
    long rest = bits >>> 1;
    for (int place : digits) {
      into.put(place, (byte) ('0' + rest % 10));
      rest /= 10;
    }
  }

  private static int[] places(String hole, String text) {
    return Pattern.compile(Pattern.quote(hole))
        .matcher(text)
        .results()
        .mapToInt(MatchResult::start)
        .toArray();
  }
}
