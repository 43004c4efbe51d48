package io.tributary.backup;

import io.tributary.storage.Database;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.TableCopy;
import io.tributary.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes and restores backups of test databases. */
final class Copies {
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private Copies() {}

  /** Keys as a server has them whose key is in its settings. */
  static SecretKeys keys() {
    return new SecretKeys(Optional.of(TestDatabase.KEY), Path.of("target"));
  }

  static Summary write(Database database, Path data, Path file) {
    return new Backup(database, data, keys(), "1.2.3").write(file, true, NOON);
  }

  static Summary restore(Path file, Path data, Database database) throws IOException {
    try (Archive archive = Archive.open(file)) {
      return new Restore(archive, data, keys()).into(database);
    }
  }

  /** Every row of every table, as text, in no particular order of rows. */
  static Map<String, List<String>> rows(Database database) {
    return database.inTransaction(
        open -> {
          Map<String, List<String>> rows = new TreeMap<>();
          for (TableCopy.Table table : TableCopy.tables(open)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            TableCopy.write(open, table, text);
            rows.put(table.name(), text.toString(StandardCharsets.UTF_8).lines().sorted().toList());
          }
          return rows;
        });
  }
}
