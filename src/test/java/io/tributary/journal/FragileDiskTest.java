package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.journal.Journal.Appended;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, broken or slow: an honest answer each time, and a way back. */
final class FragileDiskTest {
  private static final Appended KEPT = new Appended.Kept();
  @TempDir Path folder;
  private final FragileDisk disk = new FragileDisk();

  @Test
  void fullDiskIsAnsweredWithItsReason_andRoomHealsIt() {
    try (Journal journal = FileJournal.open(small(folder), disk)) {
      String large = "x".repeat(200_000);
      disk.full.set(true);
      int kept = 0;
      Appended answer = append(journal, large);
      while (answer.equals(KEPT)) {
        kept++;
        answer = append(journal, large);
      }
      assertThat(((Appended.NotKept) answer).reason()).contains("No space left on device");
      disk.full.set(false);
      assertThat(append(journal, "healed")).isEqualTo(KEPT);
      assertThat(texts(everything(journal))).hasSize(kept + 1).endsWith("healed");
    }
  }

  @Test
  void fullDiskAtTheStartIsNamed_andTheFolderIsFreeAgain() {
    disk.full.set(true);
    assertThatThrownBy(() -> FileJournal.open(small(folder), disk))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("make room");
    disk.full.set(false);
    FileJournal.open(small(folder), disk).close();
  }

  @Test
  void fullDiskAtALaterStartStopsNothing_andRoomHealsIt() {
    FileJournal.open(small(folder), disk).close();
    disk.full.set(true);
    try (Journal journal = FileJournal.open(small(folder), disk)) {
      assertThat(journal.state().lastTrouble().orElseThrow().reason())
          .isEqualTo("the disk refused it: No space left on device");
      assertThat(append(journal, "lost")).isInstanceOf(Appended.NotKept.class);
      disk.full.set(false);
      assertThat(append(journal, "healed")).isEqualTo(KEPT);
      assertThat(texts(everything(journal))).containsExactly("healed");
    }
  }

  @Test
  void failedFlushIsNotKept_andNeverTriedAgainOnThatSegment() {
    try (Journal journal = FileJournal.open(small(folder), disk)) {
      append(journal, "before");
      disk.breaksOnce.set(true);
      assertThat(append(journal, "lost")).isInstanceOf(Appended.NotKept.class);
      assertThat(append(journal, "after")).isEqualTo(KEPT);
      assertThat(journal.segments()).hasSizeGreaterThan(1);
      assertThat(texts(everything(journal))).containsExactly("before", "after");
    }
    try (Journal journal = FileJournal.open(small(folder))) {
      assertThat(texts(everything(journal))).containsExactly("before", "after");
    }
  }

  @Test
  void unflushedRecordCanNotBeRead_andImpatienceIsAnsweredAsNotKnown()
      throws InterruptedException, ExecutionException {
    try (Journal journal = FileJournal.open(small(folder), disk);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      disk.stalls.set(true);
      Future<Appended> patient = threads.submit(() -> append(journal, "first"));
      Appended answer = journal.append(new byte[] {'x'}, Duration.ofMillis(50));
      assertThat(answer).isInstanceOf(Appended.NotKept.class);
      assertThat(((Appended.NotKept) answer).reason()).contains("within 50 ms");
      assertThat(everything(journal)).isEmpty();
      disk.stalls.set(false);
      disk.flushes.release(1000);
      assertThat(patient.get()).isEqualTo(KEPT);
      assertThat(texts(everything(journal))).contains("first");
    }
  }

  @Test
  void queueBehindAStalledDiskIsBounded() {
    JournalSettings tight = new JournalSettings(folder, 1 << 20, 100_000, 1L << 30, Duration.ZERO);
    try (Journal journal = FileJournal.open(tight, disk)) {
      disk.stalls.set(true);
      Appended answer = journal.append(new byte[1000], Duration.ofMillis(1));
      for (int i = 0; i < 200; i++) {
        answer = journal.append(new byte[1000], Duration.ZERO);
      }
      assertThat(((Appended.NotKept) answer).reason()).contains("wait for the disk already");
      disk.stalls.set(false);
      disk.flushes.release(1000);
      assertThat(everything(journal)).hasSizeLessThan(110);
    }
  }
}
