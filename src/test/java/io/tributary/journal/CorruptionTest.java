package io.tributary.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.Journal.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to the bytes of a segment: reading never throws and never makes up a record. */
final class CorruptionTest {
  private static final UUID SEGMENT = new UUID(0x1234_5678_9ABC_DEF0L, 42);

  @Property(tries = 300)
  void everyRecordComesBack(@ForAll byte[] record, @ForAll @IntRange(min = 64) int offset) {
    ByteBuffer bytes = ByteBuffer.allocate(RecordFormat.size(record));
    RecordFormat.encode(bytes, SEGMENT, offset, record);
    var decoded = RecordFormat.decode(bytes.flip(), 0, SEGMENT, offset);
    assertThat(decoded).isInstanceOf(RecordFormat.Decoded.Whole.class);
    assertThat(((RecordFormat.Decoded.Whole) decoded).bytes()).isEqualTo(record);
  }

  @Property(tries = 300)
  void recordIsBoundToItsSegmentAndOffset(@ForAll byte[] record, @ForAll long other) {
    ByteBuffer bytes = ByteBuffer.allocate(RecordFormat.size(record));
    RecordFormat.encode(bytes, SEGMENT, 64, record);
    bytes.flip();
    if (other != 64) {
      assertThat(RecordFormat.decode(bytes, 0, SEGMENT, other))
          .isInstanceOf(RecordFormat.Decoded.Bad.class);
    }
    assertThat(RecordFormat.decode(bytes, 0, new UUID(other, other), 64))
        .isInstanceOf(RecordFormat.Decoded.Bad.class);
  }

  @Property(tries = 300)
  void randomBytesAreNeverARecord(@ForAll byte[] noise) {
    assertThat(RecordFormat.decode(ByteBuffer.wrap(noise), 0, SEGMENT, 64))
        .isNotInstanceOf(RecordFormat.Decoded.Whole.class);
  }

  @Property(tries = 200)
  void spoiledSegmentGivesOnlyTrueRecords_inOrder(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 3000) Integer> lengths,
      @ForAll @IntRange(max = 5) int wounds,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    List<byte[]> records = randomRecords(lengths, random);
    byte[] file = segmentOf(records, random.nextInt(5000));
    for (int i = 0; i < wounds; i++) {
      wound(file, random);
    }
    List<Entry> read = readBack(file);
    assertIsPartInOrder(read, records);
    if (wounds == 0) {
      assertThat(read).hasSameSizeAs(records);
    }
  }

  @Property(tries = 60)
  void trimmingAWoundedSegmentChangesNothingThatIsRead(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 3000) Integer> lengths,
      @ForAll @IntRange(max = 5) int wounds,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    byte[] file = segmentOf(randomRecords(lengths, random), 100_000 + random.nextInt(300_000));
    for (int i = 0; i < wounds; i++) {
      wound(file, random);
    }
    Path path = Files.createTempFile("tributary-segment", ".segment");
    Files.write(path, file);
    new SegmentTrimmer(new LocalDisk()).trim(List.of(Segment.found(SEGMENT, 7, path, true)));
    byte[] trimmed = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    Files.deleteIfExists(path);
    assertThat(readBack(trimmed)).usingRecursiveComparison().isEqualTo(readBack(file));
  }

  private static List<byte[]> randomRecords(List<Integer> lengths, Random random) {
    List<byte[]> records = new ArrayList<>();
    for (int length : lengths) {
      byte[] record = new byte[length];
      random.nextBytes(record);
      records.add(record);
    }
    return records;
  }

  private static byte[] segmentOf(List<byte[]> records, int unused) {
    int size = SegmentHeader.SIZE + records.stream().mapToInt(RecordFormat::size).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size + unused);
    bytes.put(new SegmentHeader(new UUID(1, 2), SEGMENT, 7).encode());
    for (byte[] record : records) {
      RecordFormat.encode(bytes, SEGMENT, bytes.position(), record);
    }
    return bytes.array();
  }

  private static void wound(byte[] file, Random random) {
    int from = random.nextInt(file.length);
    int to = Math.min(file.length, from + 1 + random.nextInt(200));
    boolean zeros = random.nextBoolean();
    for (int i = from; i < to; i++) {
      file[i] = zeros ? 0 : (byte) random.nextInt(256);
    }
  }

  private static List<Entry> readBack(byte[] file) throws IOException {
    Path path = Files.createTempFile("tributary-segment", ".segment");
    try {
      Files.write(path, file);
      Segment segment = Segment.found(SEGMENT, 7, path, true);
      List<Entry> all = new ArrayList<>();
      List<Entry> some = readSome(segment, 0);
      while (!some.isEmpty()) {
        all.addAll(some);
        some = readSome(segment, some.getLast().next().offset());
      }
      return all;
    } finally {
      Files.delete(path);
    }
  }

  private static List<Entry> readSome(Segment segment, long from) throws IOException {
    try (SegmentReader reader = new SegmentReader(new LocalDisk(), segment)) {
      return reader.read(from, 3);
    }
  }

  private static void assertIsPartInOrder(List<Entry> read, List<byte[]> records) {
    int next = 0;
    long offset = 0;
    for (Entry entry : read) {
      assertThat(entry.next().offset()).isGreaterThan(offset);
      offset = entry.next().offset();
      if (entry instanceof Entry.Sound sound) {
        while (next < records.size()
            && !java.util.Arrays.equals(records.get(next), sound.bytes())) {
          next++;
        }
        assertThat(next).as("a record that was never written").isLessThan(records.size());
        next++;
      }
    }
  }
}
