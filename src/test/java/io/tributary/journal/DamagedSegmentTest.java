package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.crashCopy;
import static io.tributary.journal.Journals.damages;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.spoil;
import static io.tributary.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.Journal.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Torn tails are cut, damage in the middle is set aside, and nothing false is ever read. */
final class DamagedSegmentTest {
  /** Three records of 100 bytes each: they stand at 64, 176 and 288 and end at 400. */
  private static final List<String> RECORDS =
      List.of("a".repeat(100), "b".repeat(100), "c".repeat(100));

  @TempDir Path folder;
  private Path copy = Path.of("");
  private Path segment = Path.of("");

  @BeforeEach
  void killAServerThatKeptThreeRecords() throws IOException {
    try (Journal journal = FileJournal.open(small(folder))) {
      RECORDS.forEach(record -> append(journal, record));
      copy = crashCopy(folder, folder.resolve("copy"));
    }
    segment = Journals.segmentFiles(copy).getFirst();
  }

  private List<Entry> readCopy() {
    try (Journal journal = FileJournal.open(small(copy))) {
      List<Entry> twice = everything(journal);
      assertThat(texts(everything(journal))).isEqualTo(texts(twice));
      return twice;
    }
  }

  @Test
  void tornTailIsCutSilently() throws IOException {
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.truncate(399);
    }
    List<Entry> entries = readCopy();
    assertThat(texts(entries)).isEqualTo(RECORDS.subList(0, 2));
    assertThat(damages(entries)).isEmpty();
  }

  @Test
  void halfWrittenRecordBeforeUnusedRoomIsCutSilently() throws IOException {
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(50), 350);
    }
    List<Entry> entries = readCopy();
    assertThat(texts(entries)).isEqualTo(RECORDS.subList(0, 2));
    assertThat(damages(entries)).isEmpty();
  }

  @Test
  void damageInTheMiddleIsReported_andReadingGoesOnBehindIt() throws IOException {
    spoil(segment, 200);
    List<Entry> entries = readCopy();
    assertThat(texts(entries)).containsExactly(RECORDS.getFirst(), RECORDS.getLast());
    assertThat(damages(entries)).hasSize(1);
    assertThat(damages(entries).getFirst().bytes()).isEqualTo(112);
    assertThat(damages(entries).getFirst().next().offset()).isEqualTo(288);
  }

  @Test
  void damagedLengthHidesOneRecordOnly() throws IOException {
    spoil(segment, 64 + 7);
    List<Entry> entries = readCopy();
    assertThat(texts(entries)).isEqualTo(RECORDS.subList(1, 3));
    assertThat(damages(entries)).hasSize(1);
  }

  @Test
  void damagedLastRecordOfAClosedSegmentIsReported() throws IOException {
    Path closed = Journals.segmentFiles(folder).getFirst();
    spoil(closed, 300);
    try (Journal journal = FileJournal.open(small(folder))) {
      List<Entry> entries = everything(journal);
      assertThat(texts(entries)).isEqualTo(RECORDS.subList(0, 2));
      assertThat(damages(entries)).hasSize(1);
    }
  }

  @Test
  void damagedHeaderIsReported_andTheNameStandsIn() throws IOException {
    spoil(segment, 3);
    List<Entry> entries = readCopy();
    assertThat(texts(entries)).isEqualTo(RECORDS);
    assertThat(damages(entries)).hasSize(1);
    assertThat(damages(entries).getFirst().bytes()).isEqualTo(SegmentHeader.SIZE);
  }

  @Test
  void recordBesideItsPlaceIsNotARecord() throws IOException {
    byte[] bytes = Files.readAllBytes(segment);
    System.arraycopy(bytes, 64, bytes, 176, 112);
    Files.write(segment, bytes);
    List<Entry> entries = readCopy();
    assertThat(texts(entries)).containsExactly(RECORDS.getFirst(), RECORDS.getLast());
    assertThat(damages(entries)).hasSize(1);
  }

  @Test
  void emptyAndForeignFilesDisturbNothing() throws IOException {
    Files.createFile(copy.resolve("000000000000-00000000-0000-0000-0000-000000000000.segment"));
    Files.writeString(copy.resolve("notes.txt"), "mine");
    assertThat(texts(readCopy())).isEqualTo(RECORDS);
  }

  @Test
  void damageLargerThanTheReadingWindowIsCrossed() throws IOException {
    JournalSettings large =
        new JournalSettings(
            folder.resolve("large"), 8 << 20, 4 << 20, 1L << 30, java.time.Duration.ZERO);
    try (Journal journal = FileJournal.open(large)) {
      for (int i = 0; i < 20; i++) {
        journal.append(new byte[Journal.LONGEST_RECORD], Journals.PATIENCE);
      }
      append(journal, "behind");
    }
    Path file = Journals.segmentFiles(large.folder()).getFirst();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(20 * Journal.LONGEST_RECORD), 64);
    }
    try (Journal journal = FileJournal.open(large)) {
      List<Entry> entries = everything(journal);
      assertThat(texts(entries)).containsExactly("behind");
      assertThat(damages(entries)).hasSize(1);
    }
  }
}
