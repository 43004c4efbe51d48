package io.tributary.journal;

import static io.tributary.journal.Journals.append;
import static io.tributary.journal.Journals.everything;
import static io.tributary.journal.Journals.small;
import static io.tributary.journal.Journals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.journal.Journal.Appended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The journal that a power cut left, opened again and held against what was told before. */
final class Reopened {
  private final List<DiskStep> before;
  private final PowerCutDisk disk;
  private final Path root;

  private Reopened(List<DiskStep> before, Path root) throws IOException {
    this.before = before;
    this.root = root;
    this.disk = new PowerCutDisk(root);
  }

  /**
   * Opens it, reads it, and adds a record.
   *
   * @param before what was done until the cut, and told
   * @param root what the cut left
   * @return all steps, with those of this opening
   */
  static List<DiskStep> check(List<DiskStep> before, Path root) throws IOException {
    Reopened reopened = new Reopened(before, root);
    reopened.check();
    return Stream.concat(before.stream(), reopened.disk.steps().stream()).toList();
  }

  private void check() {
    try (Journal journal = FileJournal.open(small(WrittenJournal.folder(root)), disk)) {
      List<String> found = texts(everything(journal));
      assertThat(found).doesNotHaveDuplicates().containsAll(promised());
      assertInOrder(found);
      String another = "after " + before.size();
      disk.note(new DiskStep.Tried(another));
      assertThat(append(journal, another)).isEqualTo(new Appended.Kept());
      disk.note(new DiskStep.Promise(another));
      found.add(another);
      assertThat(texts(everything(journal))).isEqualTo(found);
    }
  }

  /** What the journal still owes. */
  private Set<String> promised() {
    Set<String> promised = new LinkedHashSet<>();
    for (DiskStep step : before) {
      if (step instanceof DiskStep.Promise(String record)) {
        promised.add(record);
      }
      if (step instanceof DiskStep.Loaded(List<String> records)) {
        promised.removeAll(records);
      }
    }
    return promised;
  }

  /** All that is found was brought, and behind everything that was kept before it was brought. */
  private void assertInOrder(List<String> found) {
    Map<String, Integer> places = new HashMap<>();
    found.forEach(record -> places.put(record, places.size()));
    int last = -1;
    for (DiskStep step : before) {
      if (step instanceof DiskStep.Promise(String record) && places.containsKey(record)) {
        last = Math.max(last, places.get(record));
      }
      if (step instanceof DiskStep.Tried(String record) && places.containsKey(record)) {
        assertThat(places.get(record)).isGreaterThan(last);
      }
    }
    Set<String> tried = new LinkedHashSet<>();
    before.stream()
        .filter(DiskStep.Tried.class::isInstance)
        .forEach(step -> tried.add(((DiskStep.Tried) step).record()));
    assertThat(tried).containsAll(found);
  }
}
