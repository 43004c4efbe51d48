package io.tributary.click;

import java.util.Arrays;
import java.util.Optional;

/**
 * Messages about money as one journal record: a version, and bytes that are sealed for another
 * room.
 */
public final class MessageRecord {
  /** Follows on the versions of {@link AcceptedRecord}. */
  private static final int VERSION = 2;

  private MessageRecord() {}

  /** The record that carries those bytes. */
  public static byte[] write(byte[] sealed) {
    byte[] record = new byte[sealed.length + 1];
    record[0] = VERSION;
    System.arraycopy(sealed, 0, record, 1, sealed.length);
    return record;
  }

  /** What {@link #write} was given; empty for any other record. */
  static Optional<byte[]> read(byte[] record) {
    return record.length > 0 && record[0] == VERSION
        ? Optional.of(Arrays.copyOfRange(record, 1, record.length))
        : Optional.empty();
  }
}
