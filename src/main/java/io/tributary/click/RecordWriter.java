package io.tributary.click;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts values behind each other into bytes; {@link RecordReader} reads them in the same order. */
final class RecordWriter {
  private static final int USUAL_BYTES = 1024;
  private static final int LOW_BITS = 7;
  private byte[] bytes = new byte[USUAL_BYTES];
  private int size;

  RecordWriter octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
    return this;
  }

  RecordWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** A number that is not negative, seven bits a byte, the low ones first. */
  RecordWriter number(int value) {
    int rest = value;
    while (rest >= 1 << LOW_BITS) {
      octet(rest | 1 << LOW_BITS);
      rest >>>= LOW_BITS;
    }
    return octet(rest);
  }

  RecordWriter bits64(long value) {
    reserve(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  RecordWriter id(UUID id) {
    return bits64(id.getMostSignificantBits()).bits64(id.getLeastSignificantBits());
  }

  RecordWriter time(Instant time) {
    return bits64(time.getEpochSecond()).number(time.getNano());
  }

  RecordWriter text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    return this;
  }

  RecordWriter optionalText(Optional<String> text) {
    return optional(text, this::text);
  }

  <T> RecordWriter optional(Optional<T> value, Consumer<T> write) {
    flag(value.isPresent());
    value.ifPresent(write);
    return this;
  }

  <T> RecordWriter all(Collection<T> values, Consumer<T> write) {
    number(values.size());
    values.forEach(write);
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
