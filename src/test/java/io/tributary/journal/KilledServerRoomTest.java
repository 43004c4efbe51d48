package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.crashCopy;
import static io.tributary.journal.Journals.damages;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.segmentFiles;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.spoil;
import static io.tributary.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next start gives back the room that a killed server had set aside, and nothing else. */
final class KilledServerRoomTest {
  /** Three records of 100 bytes each: they stand at 64, 176 and 288 and end at 400. */
  private static final List<String> RECORDS =
      List.of("a".repeat(100), "b".repeat(100), "c".repeat(100));

  private static final long END = 400;

  @TempDir Path folder;

  private Path killedWith(List<String> records) throws IOException {
    Path killed = folder.resolve("killed");
    try (Journal journal = FileJournal.open(small(folder.resolve("running")))) {
      records.forEach(record -> append(journal, record));
      crashCopy(folder.resolve("running"), killed);
    }
    return killed;
  }

  private static Path onlySegment(Path killed) throws IOException {
    assertThat(segmentFiles(killed)).hasSize(1);
    return segmentFiles(killed).getFirst();
  }

  @Test
  void unusedRoomIsGivenBack_andEveryRecordStays() throws IOException {
    Path killed = killedWith(RECORDS);
    Path segment = onlySegment(killed);
    assertThat(segment).hasSize(1024 * 1024);
    try (Journal journal = FileJournal.open(small(killed))) {
      assertThat(Files.size(segment)).isBetween(END, END + RecordFormat.OVERHEAD);
      assertThat(texts(everything(journal))).isEqualTo(RECORDS);
      assertThat(damages(everything(journal))).isEmpty();
    }
    long trimmed = Files.size(segment);
    FileJournal.open(small(killed)).close();
    assertThat(segment).hasSize(trimmed);
  }

  @Test
  void segmentsWithoutARecordAreDeleted_howeverOftenTheServerIsKilled() throws IOException {
    Path killed = killedWith(List.of());
    for (int crash = 1; crash <= 3; crash++) {
      Path next = folder.resolve("crash-" + crash);
      try (Journal _ = FileJournal.open(small(killed))) {
        crashCopy(killed, next);
      }
      killed = next;
      assertThat(segmentFiles(killed)).hasSize(1);
    }
  }

  @Test
  void segmentClosedWithoutARecordIsDeleted() throws IOException {
    FileJournal.open(small(folder)).close();
    UUID present;
    try (Journal journal = FileJournal.open(small(folder))) {
      present = journal.segments().getFirst();
      assertThat(journal.segments()).hasSize(1);
    }
    assertThat(segmentFiles(folder)).hasSize(1);
    assertThat(onlySegment(folder).toString()).contains(present.toString());
  }

  @Test
  void damageInTheMiddleIsStillReported_andWhatStandsBehindItIsRead() throws IOException {
    Path killed = killedWith(RECORDS);
    spoil(onlySegment(killed), 200);
    try (Journal journal = FileJournal.open(small(killed))) {
      assertThat(texts(everything(journal))).containsExactly(RECORDS.getFirst(), RECORDS.getLast());
      assertThat(damages(everything(journal))).hasSize(1);
    }
  }

  @Test
  void damagedOnlyRecordIsLeftForAPersonToLookAt() throws IOException {
    Path killed = killedWith(RECORDS.subList(0, 1));
    Path segment = onlySegment(killed);
    spoil(segment, 100);
    byte[] before = Files.readAllBytes(segment);
    FileJournal.open(small(killed)).close();
    assertThat(Files.readAllBytes(segment)).hasSizeBetween(176, 176 + RecordFormat.OVERHEAD);
    assertThat(before).startsWith(Files.readAllBytes(segment));
  }

  @Test
  void recordOfZerosIsNotTakenForUnusedRoom() throws IOException {
    String zeros = "\0".repeat(Journal.LONGEST_RECORD);
    Path killed = killedWith(List.of("first", zeros));
    try (Journal journal = FileJournal.open(small(killed))) {
      assertThat(texts(everything(journal))).containsExactly("first", zeros);
    }
  }

  @Test
  void killBetweenTheEndMarkAndTheCutIsMadeGood() throws IOException {
    Path closed = folder.resolve("running");
    killedWith(RECORDS);
    Path segment = onlySegment(closed);
    byte[] inOrder = Files.readAllBytes(segment);
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(500_000), inOrder.length);
    }
    FileJournal.open(small(closed)).close();
    assertThat(Files.readAllBytes(segment)).isEqualTo(inOrder);
  }

  @Test
  void firstSegmentOfAStartIsSmall_soThatTheStartIsQuick() throws IOException {
    try (Journal _ = FileJournal.open(JournalSettings.of(folder))) {
      assertThat(Files.size(onlySegment(folder))).isEqualTo(8L << 20);
    }
  }

  @Test
  void fullFirstSegmentIsFollowedByOneOfTheFullSize() throws IOException {
    JournalSettings settings =
        new JournalSettings(folder, 12 << 20, 4 << 20, 1L << 30, Duration.ZERO);
    try (Journal journal = FileJournal.open(settings)) {
      for (int i = 0; i < 33; i++) {
        journal.append(new byte[Journal.LONGEST_RECORD], Journals.PATIENCE);
      }
      assertThat(segmentFiles(folder)).hasSize(2);
      assertThat(Files.size(segmentFiles(folder).getLast())).isEqualTo(12L << 20);
      assertThat(everything(journal)).hasSize(33);
    }
  }
}
