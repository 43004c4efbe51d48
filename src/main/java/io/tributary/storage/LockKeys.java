package io.tributary.storage;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Keys of advisory locks: 64 bits of a name; two names may share a key, which only costs waiting.
 */
final class LockKeys {
  private LockKeys() {}

  static long of(String space, String name) {
    return ((long) checksum(space + '\0' + name) << Integer.SIZE)
        | (checksum(name + '\0' + space) & 0xFFFFFFFFL);
  }

  private static int checksum(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue();
  }
}
