package io.tributary.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads one HTTP/1.1 response as its bytes arrive, and of it only what a count needs. Makes no
 * garbage, and calls anything it doesn't expect broken, so that nothing is miscounted in silence.
 */
final class ResponseReader {
  private static final byte[] CONTENT_LENGTH = bytes("content-length:");
  private static final byte[] CONNECTION_CLOSE = bytes("connection: close");
  private static final byte[] RESULT = bytes("tributary-result: ");
  private static final byte[] PROTOCOL = bytes("http/1.1 ");
  private static final int LOWER_CASE = 0x20;
  private static final int UNKNOWN = -1;
  private int scanned;
  private int lineStart;
  private int bodyStart;
  private int status;
  private int length;
  private Told told = Told.NOTHING;
  private boolean closes;

  /** How far the response has come. */
  enum Progress {
    UNFINISHED,
    WHOLE,
    BROKEN
  }

  /** What {@code Tributary-Result} says. */
  enum Told {
    NOTHING,
    ACCEPTED,
    DROPPED,
    NOT_KEPT
  }

  ResponseReader() {
    reset();
  }

  /** Forgets the last response. */
  void reset() {
    scanned = 0;
    lineStart = 0;
    bodyStart = UNKNOWN;
    status = UNKNOWN;
    length = UNKNOWN;
    told = Told.NOTHING;
    closes = false;
  }

  int status() {
    return status;
  }

  Told told() {
    return told;
  }

  /** Whether the server hangs up after this response. */
  boolean closes() {
    return closes;
  }

  /** Reads on; all that has arrived stands before the buffer's position. */
  Progress read(ByteBuffer arrived) {
    while (bodyStart == UNKNOWN && scanned < arrived.position()) {
      if (arrived.get(scanned++) == '\n' && !line(arrived, scanned - 2)) {
        return Progress.BROKEN;
      }
    }
    if (bodyStart == UNKNOWN) {
      return arrived.hasRemaining() ? Progress.UNFINISHED : Progress.BROKEN;
    }
    return body(arrived);
  }

  private Progress body(ByteBuffer arrived) {
    if (length == UNKNOWN && !isBodiless()) {
      return Progress.BROKEN;
    }
    int end = bodyStart + Math.max(length, 0);
    if (arrived.position() == end) {
      return Progress.WHOLE;
    }
    return arrived.position() < end && end <= arrived.capacity()
        ? Progress.UNFINISHED
        : Progress.BROKEN;
  }

  private boolean isBodiless() {
    return status == 204 || status == 304;
  }

  /** Takes one line of the head; false when it isn't one. */
  private boolean line(ByteBuffer arrived, int end) {
    int start = lineStart;
    lineStart = scanned;
    if (end == start) {
      bodyStart = scanned;
      return status != UNKNOWN;
    }
    if (status == UNKNOWN) {
      return statusLine(arrived, start);
    }
    header(arrived, start, end);
    return true;
  }

  private boolean statusLine(ByteBuffer arrived, int start) {
    if (!stands(PROTOCOL, arrived, start)) {
      return false;
    }
    status = number(arrived, start + PROTOCOL.length, start + PROTOCOL.length + 3);
    return status >= 100;
  }

  private void header(ByteBuffer arrived, int start, int end) {
    switch (arrived.get(start) | LOWER_CASE) {
      case 'c' -> {
        if (stands(CONTENT_LENGTH, arrived, start)) {
          length = number(arrived, start + CONTENT_LENGTH.length, end);
        }
        closes |= stands(CONNECTION_CLOSE, arrived, start);
      }
      case 't' -> {
        if (stands(RESULT, arrived, start)) {
          told = told(arrived.get(start + RESULT.length));
        }
      }
      default -> {}
    }
  }

  private static Told told(byte first) {
    return switch (first) {
      case 'a' -> Told.ACCEPTED;
      case 'd' -> Told.DROPPED;
      default -> Told.NOT_KEPT;
    };
  }

  /** Whether these lower-case letters stand there in any case; the bytes behind have arrived. */
  private static boolean stands(byte[] letters, ByteBuffer arrived, int start) {
    if (start + letters.length > arrived.position()) {
      return false;
    }
    for (int index = 0; index < letters.length; index++) {
      if ((arrived.get(start + index) | LOWER_CASE) != letters[index]) {
        return false;
      }
    }
    return true;
  }

  private static int number(ByteBuffer arrived, int start, int end) {
    int number = 0;
    for (int at = start; at < end; at++) {
      int digit = arrived.get(at) - '0';
      number = digit >= 0 && digit <= 9 ? number * 10 + digit : number;
    }
    return number;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
