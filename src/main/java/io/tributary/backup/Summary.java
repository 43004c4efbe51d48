package io.tributary.backup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, for people.
 *
 * @param takenAt when it was begun
 * @param rows how many rows of each table
 * @param segments how many journal segments whose clicks weren't all loaded
 * @param hasKey whether the secret key is in it
 */
public record Summary(Instant takenAt, Map<String, Long> rows, long segments, boolean hasKey) {
  private static final List<String> TOLD = List.of("clicks", "inbox", "payments", "conversions");

  public Summary {
    rows = Map.copyOf(rows);
  }

  static Summary of(Manifest manifest) {
    Map<String, Long> rows = new LinkedHashMap<>();
    manifest.tables().forEach(table -> rows.put(table.table(), table.rows()));
    List<String> parts = manifest.parts().stream().map(Manifest.Part::name).toList();
    long segments = parts.stream().filter(name -> name.startsWith(Backup.JOURNAL)).count();
    return new Summary(manifest.time(), rows, segments, parts.contains(Backup.KEY));
  }

  /** The tables people know, and the whole. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String table : TOLD) {
      text.append("%,d %s, ".formatted(rows.getOrDefault(table, 0L), table));
    }
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    return text.append("%,d rows in %d tables".formatted(all, rows.size())).toString();
  }
}
