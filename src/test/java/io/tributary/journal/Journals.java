package io.tributary.journal;

import io.tributary.journal.Journal.Appended;
import io.tributary.journal.Journal.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the journal's tests share: small segments, text records, and a copy as a crash leaves it.
 */
final class Journals {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private Journals() {}

  static JournalSettings small(Path folder) {
    return new JournalSettings(folder, 1024 * 1024, 4 * 1024 * 1024, 1L << 30, Duration.ZERO);
  }

  static Appended append(Journal journal, String record) {
    return journal.append(record.getBytes(StandardCharsets.UTF_8), PATIENCE);
  }

  /** Everything in the journal, segment by segment, a few entries at a time. */
  static List<Entry> everything(Journal journal) {
    List<Entry> all = new ArrayList<>();
    for (UUID segment : journal.segments()) {
      all.addAll(everything(journal, segment, 7));
    }
    return all;
  }

  static List<Entry> everything(Journal journal, UUID segment, int atOnce) {
    List<Entry> all = new ArrayList<>();
    List<Entry> some = journal.read(segment, 0, atOnce);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = journal.read(segment, some.getLast().next().offset(), atOnce);
    }
    return all;
  }

  static List<String> texts(List<Entry> entries) {
    List<String> texts = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Sound sound) {
        texts.add(new String(sound.bytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  static List<Entry.Damaged> damages(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.Damaged.class::isInstance)
        .map(Entry.Damaged.class::cast)
        .toList();
  }

  /** The folder as a killed process would leave it: the journal may still be open. */
  static Path crashCopy(Path folder, Path copy) throws IOException {
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> !path.toString().endsWith(".prepared")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /** The segment files, oldest first. */
  static List<Path> segmentFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".segment")).sorted().toList();
    }
  }

  /** Turns the bits of one byte of a file. */
  static void spoil(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= (byte) 0xFF;
    Files.write(file, bytes);
  }
}
