package io.tributary.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER, the byte form of keys, as it takes to put one key into another wrapping. */
final class Der {
  private Der() {}

  /** An element: tag, length, content. */
  static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length < 0x80) {
      element.write(content.length);
    } else {
      element.writeBytes(
          new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
    }
    element.writeBytes(content);
    return element.toByteArray();
  }

  /** The first element inside a sequence, with its tag and length. */
  static byte[] firstElement(byte[] sequence) {
    int start = contentStart(sequence, 0);
    int content = contentStart(sequence, start);
    return Arrays.copyOfRange(sequence, start, content + length(sequence, start));
  }

  private static int contentStart(byte[] der, int element) {
    int first = der[element + 1] & 0xFF;
    return element + 2 + (first < 0x80 ? 0 : first & 0x7F);
  }

  private static int length(byte[] der, int element) {
    int first = der[element + 1] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int at = element + 2; at < contentStart(der, element); at++) {
      length = (length << 8) | (der[at] & 0xFF);
    }
    return length;
  }
}
