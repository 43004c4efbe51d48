package io.tributary.backup;

import io.tributary.journal.JournalCopy;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.JournalPositionTable;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.Sequences;
import io.tributary.storage.TableCopy;
import io.tributary.storage.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Writes an installation into one file, beside the running server: every table as it was at one
 * moment, and of the journal what wasn't loaded at that moment. So every click and message that was
 * answered before the backup began is in it, once.
 */
public final class Backup {
  static final String JOURNAL = "journal/";
  static final String KEY = "secret.key";

  private final Database database;
  private final JournalCopy journal;
  private final SecretKeys keys;
  private final String program;

  /**
   * Knows what to copy.
   *
   * @param dataFolder holds the folder {@code journal}
   * @param keys those of the installation
   * @param program the version of this program
   */
  public Backup(Database database, Path dataFolder, SecretKeys keys, String program) {
    this.database = database;
    this.journal = new JournalCopy(dataFolder.resolve("journal"));
    this.keys = keys;
    this.program = program;
  }

  /**
   * Writes the file; when that fails there is none.
   *
   * @param withKey whether the generated key goes into it; one from the settings never does
   * @throws BackupRefusal when there is such a file already, or it can't be written
   */
  public Summary write(Path file, boolean withKey, Instant now) {
    if (Files.exists(file)) {
      throw new BackupRefusal(
          "There is a file %s already: name another, so that no older backup is lost."
              .formatted(file));
    }
    try (ArchiveWriter archive = ArchiveWriter.begin(file)) {
      Manifest manifest =
          database.inLongTransaction(open -> write(archive, open, withKey, now.toString()));
      archive.finish(manifest);
      return Summary.of(manifest);
    } catch (IOException | UncheckedIOException full) {
      throw unwritten(file, full);
    }
  }

  private static BackupRefusal unwritten(Path file, Exception why) {
    return new BackupRefusal(
        "The backup %s can't be written: %s. Its folder must exist, be writable, and have room."
            .formatted(file, BackupRefusal.said(why)),
        why);
  }

  private Manifest write(ArchiveWriter archive, Transaction open, boolean withKey, String now) {
    TableCopy.beginSnapshot(open);
    String schema = TableCopy.schema(open).orElseThrow(Backup::nothingThere);
    String fingerprint = TableCopy.keyFingerprint(open).map(HexFormat.of()::formatHex).orElse("");
    try {
      if (withKey) {
        writeKey(archive, fingerprint);
      }
      List<Manifest.Rows> tables = writeTables(archive, open);
      writeJournal(archive, open);
      var sequences = Sequences.find(open); // not part of the snapshot, so never behind it
      return new Manifest(
          Manifest.FORMAT, program, schema, now, fingerprint, tables, sequences, archive.parts());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void writeKey(ArchiveWriter archive, String fingerprint) throws IOException {
    Optional<Secret> key = keys.generated();
    if (key.isEmpty()) {
      return;
    }
    if (!HexFormat.of().formatHex(SecretKeys.fingerprint(key.get())).equals(fingerprint)) {
      throw new BackupRefusal(
          "The key in the data folder isn't the one the database at %s was encrypted with: put the right one there, or leave it out with --without-key."
              .formatted(database.address()));
    }
    byte[] text = key.get().reveal().strip().getBytes(StandardCharsets.UTF_8);
    archive.add(KEY, out -> writeAll(out, text));
  }

  private static int writeAll(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    return bytes.length;
  }

  private static List<Manifest.Rows> writeTables(ArchiveWriter archive, Transaction open)
      throws IOException {
    List<Manifest.Rows> written = new ArrayList<>();
    for (TableCopy.Table table : TableCopy.tables(open)) {
      var empty = new Manifest.Rows(table.name(), table.columns(), 0);
      long rows = archive.add(empty.part(), out -> TableCopy.write(open, table, out));
      written.add(new Manifest.Rows(table.name(), table.columns(), rows));
    }
    return written;
  }

  /** After the snapshot was taken: what is acknowledged and not in it stands in the files. */
  private void writeJournal(ArchiveWriter archive, Transaction open) throws IOException {
    var loaded = new JournalPositionTable().all(open);
    for (JournalCopy.Part part : journal.unloaded(loaded)) {
      archive.add(
          JOURNAL + part.name(),
          out -> {
            journal.write(part, out);
            return part.bytes();
          });
    }
  }

  private static BackupRefusal nothingThere() {
    return new BackupRefusal(
        "The database holds no tables of Tributary: there is nothing to back up. Is TRIBUTARY_DATABASE_URL or --data the right one?");
  }
}
