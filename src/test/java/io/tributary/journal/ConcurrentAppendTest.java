package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.Journal.Appended;
import io.tributary.journal.Journal.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads append while one reads. */
final class ConcurrentAppendTest {
  private static final int THREADS = 200;
  private static final int EACH = 50;
  @TempDir Path folder;

  @Test
  void everyKeptRecordIsReadExactlyOnce_eachThreadsInItsOrder()
      throws InterruptedException, ExecutionException {
    Queue<String> kept = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    List<String> readAlong;
    try (Journal journal = FileJournal.open(small(folder));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<String>> reader = threads.submit(() -> readAlong(journal, done));
      writeAll(journal, threads, kept);
      done.set(true);
      readAlong = reader.get();
    }
    assertThat(kept).hasSize(THREADS * EACH);
    assertThat(readAlong).containsExactlyInAnyOrderElementsOf(kept);
    assertEachThreadsOrder(readAlong);
    try (Journal journal = FileJournal.open(small(folder))) {
      assertThat(texts(everything(journal))).isEqualTo(readAlong);
    }
  }

  private static void writeAll(Journal journal, ExecutorService threads, Queue<String> kept)
      throws InterruptedException, ExecutionException {
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      writers.add(threads.submit(() -> write(journal, thread, kept)));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
  }

  private static void write(Journal journal, int thread, Queue<String> kept) {
    for (int i = 0; i < EACH; i++) {
      String record = thread + ":" + i + ":" + "x".repeat((thread * 31 + i * 17) % 700);
      if (append(journal, record) instanceof Appended.Kept) {
        kept.add(record);
      }
    }
  }

  /** Reads as the Loader does: on to the next segment when one that wasn't the last is empty. */
  private static List<String> readAlong(Journal journal, AtomicBoolean done) {
    List<Entry> all = new ArrayList<>();
    int index = 0;
    long offset = 0;
    while (true) {
      boolean wasDone = done.get();
      List<UUID> segments = journal.segments();
      List<Entry> some = journal.read(segments.get(index), offset, 100);
      all.addAll(some);
      if (!some.isEmpty()) {
        offset = some.getLast().next().offset();
      } else if (index < segments.size() - 1) {
        index++;
        offset = 0;
      } else if (wasDone) {
        return texts(all);
      }
    }
  }

  private static void assertEachThreadsOrder(List<String> read) {
    int[] next = new int[THREADS];
    for (String record : read) {
      String[] parts = record.split(":", 3);
      int thread = Integer.parseInt(parts[0]);
      assertThat(Integer.parseInt(parts[1])).isEqualTo(next[thread]);
      next[thread]++;
    }
  }
}
