package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.crashCopy;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.journal.Journal.Appended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on real files: order, restarts, segments and the lock. */
final class FileJournalTest {
  @TempDir Path folder;

  @Test
  void recordsComeBackInOrder_withThePositionBehindEach() {
    try (Journal journal = FileJournal.open(small(folder))) {
      assertThat(append(journal, "a")).isEqualTo(new Appended.Kept());
      append(journal, "");
      append(journal, "ü");
      assertThat(texts(everything(journal))).containsExactly("a", "", "ü");
      UUID segment = journal.segments().getLast();
      var first = journal.read(segment, 0, 1);
      assertThat(texts(first)).containsExactly("a");
      assertThat(texts(journal.read(segment, first.getLast().next().offset(), 9)))
          .containsExactly("", "ü");
    }
  }

  @Test
  void everyStartOpensANewSegment_andNeverTouchesAnOlderOne() throws IOException {
    try (Journal journal = FileJournal.open(small(folder))) {
      append(journal, "before");
    }
    Path old = Journals.segmentFiles(folder).getFirst();
    byte[] bytes = Files.readAllBytes(old);
    try (Journal journal = FileJournal.open(small(folder))) {
      append(journal, "after");
      assertThat(journal.segments()).hasSize(2).doesNotHaveDuplicates();
      assertThat(texts(everything(journal))).containsExactly("before", "after");
    }
    assertThat(Files.readAllBytes(old)).isEqualTo(bytes);
  }

  @Test
  void killedProcessLosesNothingThatWasKept() throws IOException {
    Path copy;
    try (Journal journal = FileJournal.open(small(folder))) {
      append(journal, "kept");
      copy = crashCopy(folder, folder.resolve("copy"));
    }
    try (Journal journal = FileJournal.open(small(copy))) {
      append(journal, "later");
      List<Journal.Entry> all = everything(journal);
      assertThat(texts(all)).containsExactly("kept", "later");
      assertThat(Journals.damages(all)).isEmpty();
    }
  }

  @Test
  void idStays_evenWhenItsFileIsLost() throws IOException {
    UUID id;
    try (Journal journal = FileJournal.open(small(folder))) {
      id = journal.id();
    }
    Files.delete(folder.resolve("journal.id"));
    try (Journal journal = FileJournal.open(small(folder))) {
      assertThat(journal.id()).isEqualTo(id);
    }
  }

  @Test
  void fullSegmentIsFollowedByTheNext_inOrder() {
    List<String> written = new ArrayList<>();
    try (Journal journal = FileJournal.open(small(folder))) {
      for (int i = 0; i < 30; i++) {
        String record = i + "x".repeat(100_000);
        append(journal, record);
        written.add(record);
      }
      assertThat(journal.segments()).hasSizeGreaterThan(2);
      assertThat(texts(everything(journal))).isEqualTo(written);
    }
    try (Journal journal = FileJournal.open(small(folder))) {
      assertThat(texts(everything(journal))).isEqualTo(written);
    }
  }

  @Test
  void loadedSegmentCanBeDeleted_theLiveOneCannot() throws IOException {
    try (Journal journal = FileJournal.open(small(folder))) {
      append(journal, "old");
    }
    try (Journal journal = FileJournal.open(small(folder))) {
      append(journal, "new");
      journal.delete(journal.segments().getFirst());
      assertThat(texts(everything(journal))).containsExactly("new");
      UUID live = journal.segments().getFirst();
      assertThatThrownBy(() -> journal.delete(live)).hasMessageContaining("still written to");
    }
    assertThat(Journals.segmentFiles(folder)).hasSize(1);
  }

  @Test
  void secondServerOnTheFolderIsRefused_untilTheFirstIsGone() {
    Journal first = FileJournal.open(small(folder));
    assertThatThrownBy(() -> FileJournal.open(small(folder)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in use by another Tributary server")
        .hasMessageContaining(folder.toString());
    first.close();
    FileJournal.open(small(folder)).close();
  }

  @Test
  void tooLongRecordIsRefused_theLongestIsKept() {
    try (Journal journal = FileJournal.open(small(folder))) {
      byte[] longest = new byte[Journal.LONGEST_RECORD];
      assertThat(journal.append(longest, Journals.PATIENCE)).isEqualTo(new Appended.Kept());
      assertThat(journal.append(new byte[longest.length + 1], Journals.PATIENCE))
          .isInstanceOf(Appended.NotKept.class);
      assertThat(everything(journal)).hasSize(1);
    }
  }

  @Test
  void closedJournalAnswersNotKept_andCanStillBeRead() {
    Journal journal = FileJournal.open(small(folder));
    append(journal, "in time");
    journal.close();
    assertThat(append(journal, "too late"))
        .isEqualTo(new Appended.NotKept(Journal.Cause.CLOSING, "the journal is closed"));
    assertThat(texts(everything(journal))).containsExactly("in time");
  }

  @Test
  void closingRemovesTheUnusedSegment() throws IOException {
    FileJournal.open(small(folder)).close();
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(path -> path.toString().endsWith(".prepared"));
    }
  }
}
