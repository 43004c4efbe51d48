package io.tributary.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of every segment: whose it is and which.
 *
 * @param journal the journal's id
 * @param segment the segment's own random id
 * @param number its place in the order of segments
 */
record SegmentHeader(UUID journal, UUID segment, long number) {
  static final int SIZE = 64;

  /** "TRBJRNL1": the last character is the version of the format. */
  private static final long MARK = 0x5452424A524E4C31L;

  private static final int CHECKED = SIZE - Integer.BYTES;

  ByteBuffer encode() {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    bytes.putLong(MARK);
    bytes.putLong(journal.getMostSignificantBits()).putLong(journal.getLeastSignificantBits());
    bytes.putLong(segment.getMostSignificantBits()).putLong(segment.getLeastSignificantBits());
    bytes.putLong(number);
    bytes.putInt(CHECKED, checksum(bytes));
    return bytes.rewind();
  }

  /** The header in the bytes, if they hold a sound one. */
  static Optional<SegmentHeader> decode(ByteBuffer bytes) {
    if (bytes.limit() < SIZE
        || bytes.getLong(0) != MARK
        || bytes.getInt(CHECKED) != checksum(bytes)) {
      return Optional.empty();
    }
    UUID journal = new UUID(bytes.getLong(8), bytes.getLong(16));
    UUID segment = new UUID(bytes.getLong(24), bytes.getLong(32));
    return Optional.of(new SegmentHeader(journal, segment, bytes.getLong(40)));
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate().position(0).limit(CHECKED));
    return (int) checksum.getValue();
  }
}
