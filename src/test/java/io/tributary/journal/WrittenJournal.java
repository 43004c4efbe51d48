package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.texts;

import io.tributary.journal.Journal.Appended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A journal that several writers fill on a disk that takes down every step: from a new folder, over
 * several segments, a failed flush and the deletion of a loaded segment, to its end.
 */
final class WrittenJournal {
  private static final int WRITERS = 4;
  private static final int RECORDS = 12;
  private static final int LONGEST = 90_000;
  private final PowerCutDisk disk;
  private final Journal journal;

  private WrittenJournal(PowerCutDisk disk, Path root) {
    this.disk = disk;
    this.journal = FileJournal.open(small(folder(root)), disk);
  }

  /** The journal's folder below the root; neither it nor the one above it is there at first. */
  static Path folder(Path root) {
    return root.resolve("data").resolve("journal");
  }

  /** Writes it in an empty folder; the steps that were done. */
  static List<DiskStep> in(Path root, long seed) throws IOException, InterruptedException {
    PowerCutDisk disk = new PowerCutDisk(root);
    WrittenJournal written = new WrittenJournal(disk, root);
    written.write("a", seed);
    disk.breaksOnce.set(true);
    written.write("b", seed + 1);
    written.load();
    written.write("c", seed + 2);
    written.journal.close();
    return disk.steps();
  }

  private void write(String chapter, long seed) throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = chapter + writer;
      Random random = new Random(seed * WRITERS + writer);
      writers.add(Thread.ofVirtual().start(() -> write(name, random)));
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private void write(String writer, Random random) {
    for (int number = 100; number < 100 + RECORDS / 3; number++) {
      String padding = Integer.toString(random.nextInt(10)).repeat(random.nextInt(LONGEST));
      String record = writer + ":" + number + ":" + padding;
      disk.note(new DiskStep.Tried(record));
      if (append(journal, record) instanceof Appended.Kept) {
        disk.note(new DiskStep.Promise(record));
      }
    }
  }

  /** As the Loader and the sweeper do with the oldest segment. */
  private void load() {
    UUID oldest = journal.segments().getFirst();
    disk.note(new DiskStep.Loaded(texts(everything(journal, oldest, 7))));
    journal.delete(oldest);
  }
}
