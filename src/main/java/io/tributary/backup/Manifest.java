package io.tributary.backup;

import io.tributary.storage.TableCopy.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, written when everything else is: component names are part of the format.
 *
 * @param format the version of this form; an older program refuses a newer one
 * @param program the version of Tributary that wrote it
 * @param schema the version of the tables
 * @param takenAt the machine's time when it began, ISO-8601
 * @param key the fingerprint of the secret key, hexadecimal; empty when no server has ever run
 * @param tables the tables, each behind those it refers to
 * @param sequences the last number of each counter
 * @param parts every other file in the archive
 */
record Manifest(
    int format,
    String program,
    String schema,
    String takenAt,
    String key,
    List<Rows> tables,
    Map<String, Long> sequences,
    List<Part> parts) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A table's rows. */
  record Rows(String table, List<String> columns, long rows) {
    Rows {
      columns = List.copyOf(columns);
    }

    Table asTable() {
      return new Table(table, columns);
    }

    String part() {
      return "tables/" + table + ".copy";
    }
  }

  /** One file in the archive. */
  record Part(String name, long bytes, String sha256) {}

  Manifest {
    tables = List.copyOf(tables);
    sequences = Map.copyOf(sequences);
    parts = List.copyOf(parts);
  }

  byte[] toJson() {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads a manifest.
   *
   * @throws BackupRefusal when it is of a newer form, or none
   */
  static Manifest ofJson(byte[] json, String file) {
    try {
      int format = MAPPER.readTree(json).path("format").asInt(0);
      if (format > FORMAT) {
        throw new BackupRefusal(
            "%s was made by a newer version of Tributary (its format is %d, this version reads up to %d): restore it with that version."
                .formatted(file, format, FORMAT));
      }
      return MAPPER.readValue(json, Manifest.class);
    } catch (JacksonException foreign) {
      throw new BackupRefusal(
          "%s is no backup of Tributary: its %s can't be read.".formatted(file, NAME), foreign);
    }
  }

  Instant time() {
    return Instant.parse(takenAt);
  }
}
