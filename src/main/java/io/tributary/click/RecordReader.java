package io.tributary.click;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads values in the order {@link RecordWriter} put them.
 *
 * <p>Every method throws {@link IllegalArgumentException} or {@link BufferUnderflowException} when
 * the bytes are not what a writer made.
 */
final class RecordReader {
  private static final int LOW_BITS = 7;
  private final ByteBuffer bytes;

  RecordReader(byte[] record) {
    bytes = ByteBuffer.wrap(record);
  }

  int octet() {
    return bytes.get() & 0xFF;
  }

  boolean flag() {
    return octet() != 0;
  }

  int number() {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += LOW_BITS) {
      int part = octet();
      value |= (part & ((1 << LOW_BITS) - 1)) << shift;
      if (part < 1 << LOW_BITS) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number in the record doesn't end");
  }

  UUID id() {
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  Instant time() {
    return Instant.ofEpochSecond(bytes.getLong(), number());
  }

  String text() {
    int length = number();
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    String text =
        new String(
            bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }

  Optional<String> optionalText() {
    return optional(this::text);
  }

  <T> Optional<T> optional(Supplier<T> read) {
    return flag() ? Optional.of(read.get()) : Optional.empty();
  }

  /**
   * As many as the record says; each takes a byte at least, so that no number asks for too much.
   */
  <T> List<T> all(Supplier<T> read) {
    int count = number();
    if (count < 0 || count > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    List<T> values = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      values.add(read.get());
    }
    return values;
  }

  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }
}
