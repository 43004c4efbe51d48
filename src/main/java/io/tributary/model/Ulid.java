package io.tributary.model;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The text form of our 128-bit ids: 26 characters of Crockford's base 32, sortable by the time of
 * minting.
 */
final class Ulid {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int RANDOM_BYTES = 10;
  private static final int BITS = 5;
  private static final int BYTE_OF_ALPHABET = 128;
  private static final byte[] VALUES = values();

  private Ulid() {}

  /** 48 bits of milliseconds and 80 random bits. */
  static UUID mint(Instant now, RandomGenerator random) {
    byte[] bits = new byte[RANDOM_BYTES];
    random.nextBytes(bits); // once: a secure generator locks at every call
    ByteBuffer read = ByteBuffer.wrap(bits);
    long high = (now.toEpochMilli() << Short.SIZE) | (read.getShort() & 0xFFFF);
    return new UUID(high, read.getLong());
  }

  static String write(UUID id) {
    char[] text = new char[LENGTH];
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (low & 31));
      low = (low >>> BITS) | (high << (Long.SIZE - BITS));
      high >>>= BITS;
    }
    return new String(text);
  }

  /** Reads 26 characters without regard to case; empty for anything else. */
  static Optional<UUID> read(String text) {
    if (text.length() != LENGTH || text.charAt(0) > '7') {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      int value = valueOf(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      high = (high << BITS) | (low >>> (Long.SIZE - BITS));
      low = (low << BITS) | value;
    }
    return Optional.of(new UUID(high, low));
  }

  /** What a letter or digit stands for; -1 for any other character. */
  private static int valueOf(char character) {
    return character < BYTE_OF_ALPHABET ? VALUES[character] : -1;
  }

  private static byte[] values() {
    byte[] values = new byte[BYTE_OF_ALPHABET];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
      values[Character.toLowerCase(ALPHABET.charAt(i))] = (byte) i;
    }
    return values;
  }
}
