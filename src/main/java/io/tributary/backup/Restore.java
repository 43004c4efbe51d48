package io.tributary.backup;

import io.tributary.journal.JournalCopy;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.Sequences;
import io.tributary.storage.TableCopy;
import io.tributary.storage.TableCopy.Table;
import io.tributary.storage.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Fills a database that nobody has used, and an empty data folder, from an archive. */
public final class Restore {
  private final Archive archive;
  private final Manifest manifest;
  private final Path dataFolder;
  private final SecretKeys keys;

  /**
   * Knows where to.
   *
   * @param keys those of the new place: a key from the settings, or none yet
   */
  public Restore(Archive archive, Path dataFolder, SecretKeys keys) {
    this.archive = archive;
    this.manifest = archive.manifest();
    this.dataFolder = dataFolder;
    this.keys = keys;
  }

  /**
   * Refuses a place without the key; to be asked before anything is made there.
   *
   * @throws BackupRefusal when there is no key, or another one
   */
  public void requireKey() {
    if (manifest.key().isEmpty()) {
      return;
    }
    Optional<Secret> key = keys.chosen().or(this::archivedKey);
    if (key.isEmpty()) {
      throw new BackupRefusal(
          "%s doesn't hold the secret key it was encrypted with: set TRIBUTARY_SECRET_KEY to that key (the content of secret.key, or the setting of the server it comes from)."
              .formatted(archive));
    }
    String fingerprint = HexFormat.of().formatHex(SecretKeys.fingerprint(key.get()));
    if (!fingerprint.equals(manifest.key())) {
      throw new BackupRefusal(
          "The secret key in TRIBUTARY_SECRET_KEY isn't the one %s was encrypted with: set it to the right key%s."
              .formatted(
                  archive, archivedKey().isPresent() ? ", or unset it: the file has it" : ""));
    }
  }

  /**
   * Puts everything in place: journal and key, then the tables in one transaction, then what this
   * version adds to an older backup's tables.
   *
   * @throws BackupRefusal when the database is in use, or the backup newer than this program
   */
  public Summary into(Database database) {
    if (!database.knows(manifest.schema())) {
      throw new BackupRefusal(
          "%s has tables of schema %s, which this version of Tributary doesn't know: restore it with version %s or newer."
              .formatted(archive, manifest.schema(), manifest.program()));
    }
    database.inLongTransaction(this::requireUnused);
    database.migrateTo(manifest.schema());
    try {
      putJournal();
      putKey();
      database.inLongTransaction(this::fill);
    } catch (IOException | UncheckedIOException broken) {
      throw unread(broken);
    }
    database.migrate();
    return Summary.of(manifest);
  }

  private BackupRefusal unread(Exception why) {
    return new BackupRefusal(
        "%s can't be restored into %s: %s. The folder must be writable and have room."
            .formatted(archive, dataFolder, BackupRefusal.said(why)),
        why);
  }

  /** A server gives its key's fingerprint to a database before it does anything else there. */
  private boolean requireUnused(Transaction open) {
    List<String> names = TableCopy.names(open);
    Optional<String> schema = TableCopy.schema(open);
    boolean isLeftOver =
        schema.equals(Optional.of(manifest.schema())) && TableCopy.keyFingerprint(open).isEmpty();
    if (!names.isEmpty() && !isLeftOver) {
      throw new BackupRefusal(
          "The database isn't empty: it holds the tables %s. Restore into a new one (CREATE DATABASE …), or drop that one if nobody needs it."
              .formatted(String.join(", ", names)));
    }
    return true;
  }

  private boolean fill(Transaction open) {
    List<Table> tables = manifest.tables().stream().map(Manifest.Rows::asTable).toList();
    TableCopy.clear(open, tables);
    for (Manifest.Rows rows : manifest.tables()) {
      fill(open, rows);
    }
    Sequences.set(open, manifest.sequences());
    return true;
  }

  private void fill(Transaction open, Manifest.Rows rows) {
    try (InputStream content = archive.content(rows.part())) {
      long read = TableCopy.read(open, rows.asTable(), content);
      if (read != rows.rows()) {
        throw new BackupRefusal(
            "Table %s has %d rows in %s and %d in the database: nothing was kept."
                .formatted(rows.table(), rows.rows(), archive, read));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void putJournal() throws IOException {
    JournalCopy journal = new JournalCopy(dataFolder.resolve("journal"));
    for (Manifest.Part part : manifest.parts()) {
      if (part.name().startsWith(Backup.JOURNAL)) {
        try (InputStream content = archive.content(part.name())) {
          journal.put(part.name().substring(Backup.JOURNAL.length()), content);
        }
      }
    }
  }

  private void putKey() {
    if (keys.chosen().isEmpty()) {
      archivedKey().ifPresent(keys::restore);
    }
  }

  private Optional<Secret> archivedKey() {
    try {
      return archive
          .small(Backup.KEY)
          .map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException broken) {
      throw unread(broken);
    }
  }
}
