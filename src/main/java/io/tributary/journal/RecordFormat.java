package io.tributary.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * How a record stands in a segment: mark, length, checksum, bytes.
 *
 * <p>The checksum (CRC32C) also covers the segment's id and the offset. Bytes that a visitor sent
 * and that look like a record, blocks of another file and blocks at the wrong place are therefore
 * never taken for a record when reading has to find its way behind damage.
 */
final class RecordFormat {
  /** Bytes in front of a record's own. */
  static final int OVERHEAD = 12;

  /** None of these bytes occurs in UTF-8, so no text of a visitor can imitate a mark. */
  private static final int RECORD_MARK = 0xFCF9FBFE;

  private static final int END_MARK = 0xFCF9FBFD;

  private RecordFormat() {}

  /** What the bytes at one offset are. */
  sealed interface Decoded {
    /** A record, and how many bytes it takes with its overhead. */
    record Whole(byte[] bytes, int size) implements Decoded {}

    /** The mark of a segment that was closed in order: nothing follows. */
    record End() implements Decoded {}

    /** May be a record that ends behind the bytes at hand. */
    record Unfinished() implements Decoded {}

    /** Not a record. */
    record Bad() implements Decoded {}
  }

  static int size(byte[] record) {
    return OVERHEAD + record.length;
  }

  /** Puts a record that will stand at that offset of the segment. */
  static void encode(ByteBuffer into, UUID segment, long offset, byte[] record) {
    put(into, RECORD_MARK, segment, offset, record);
  }

  /** Puts the end mark. */
  static void encodeEnd(ByteBuffer into, UUID segment, long offset) {
    put(into, END_MARK, segment, offset, new byte[0]);
  }

  private static void put(ByteBuffer into, int mark, UUID segment, long offset, byte[] record) {
    int checksum = checksum(mark, segment, offset, record);
    into.putInt(mark).putInt(record.length).putInt(checksum).put(record);
  }

  /**
   * Reads what stands at an index of the bytes.
   *
   * @param offset the offset in the segment that belongs to the index
   */
  static Decoded decode(ByteBuffer bytes, int index, UUID segment, long offset) {
    int available = bytes.limit() - index;
    if (available < OVERHEAD) {
      return new Decoded.Unfinished();
    }
    int mark = bytes.getInt(index);
    int length = bytes.getInt(index + 4);
    if (!isMark(mark) || length < 0 || length > Journal.LONGEST_RECORD) {
      return new Decoded.Bad();
    }
    if (available - OVERHEAD < length) {
      return new Decoded.Unfinished();
    }
    byte[] record = new byte[length];
    bytes.get(index + OVERHEAD, record);
    if (bytes.getInt(index + 8) != checksum(mark, segment, offset, record)) {
      return new Decoded.Bad();
    }
    return mark == END_MARK ? new Decoded.End() : new Decoded.Whole(record, OVERHEAD + length);
  }

  /** Whether a record may begin at the index; cheap enough to ask at every byte. */
  static boolean mayBegin(ByteBuffer bytes, int index) {
    return isMark(bytes.getInt(index));
  }

  private static boolean isMark(int mark) {
    return mark == RECORD_MARK || mark == END_MARK;
  }

  private static int checksum(int mark, UUID segment, long offset, byte[] record) {
    byte[] place = new byte[32];
    ByteBuffer.wrap(place)
        .putLong(segment.getMostSignificantBits())
        .putLong(segment.getLeastSignificantBits())
        .putLong(offset)
        .putInt(mark)
        .putInt(record.length);
    CRC32C checksum = new CRC32C();
    checksum.update(place, 0, place.length);
    checksum.update(record, 0, record.length);
    return (int) checksum.getValue();
  }
}
