package io.tributary;

import io.tributary.config.Config;
import io.tributary.journal.JournalSettings;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.EmbeddedPostgres;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.Tables;
import io.tributary.storage.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What everything else stands on: the data folder, PostgreSQL, the key, and the tables. */
final class Foundations implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 16;

  /** With the webhook's own limit below the second within which Stripe gets an answer. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Optional<EmbeddedPostgres> embedded;
  private final Database database;
  private final Vault vault;

  private Foundations(Optional<EmbeddedPostgres> embedded, Database database, Vault vault) {
    this.embedded = embedded;
    this.database = database;
    this.vault = vault;
  }

  /**
   * Starts or finds PostgreSQL, brings its tables up to date, and opens the vault.
   *
   * @throws RuntimeException with a sentence for the operator when one of these can't be done
   */
  static Foundations lay(Config config) {
    createFolder(config.data());
    Optional<EmbeddedPostgres> embedded =
        config.database().url().isPresent()
            ? Optional.empty()
            : Optional.of(EmbeddedPostgres.open(config.data()));
    DatabaseAddress address =
        embedded.map(EmbeddedPostgres::address).orElseGet(() -> outside(config.database()));
    Database database = Database.open(address, MOST_CONNECTIONS, PATIENCE);
    try {
      database.migrate();
      Vault vault = new SecretKeys(config.secretKey(), config.data()).open(database);
      return new Foundations(embedded, database, vault);
    } catch (RuntimeException refused) {
      database.close();
      embedded.ifPresent(EmbeddedPostgres::close);
      throw refused;
    }
  }

  /**
   * Like {@link #lay}, but makes nothing new: for commands that look at what is there.
   *
   * @throws IllegalStateException when the data folder holds no database
   */
  static Foundations find(Config config) {
    Path embedded = config.data().resolve("postgres");
    if (config.database().url().isEmpty() && !Files.isDirectory(embedded)) {
      throw new IllegalStateException(
          "There is no database in "
              + config.data().toAbsolutePath()
              + ": name the right folder with --data or TRIBUTARY_DATA.");
    }
    return lay(config);
  }

  /** Where and how the clicks are kept until they are loaded. */
  static JournalSettings journal(Config config) {
    return JournalSettings.of(
        config.data().resolve("journal"), config.journal().mostBytes().bytes());
  }

  Database database() {
    return database;
  }

  Vault vault() {
    return vault;
  }

  Tables tables() {
    return Tables.with(vault);
  }

  private static DatabaseAddress outside(Config.Database settings) {
    DatabaseAddress inUrl = DatabaseAddress.parse(settings.url().orElseThrow());
    return new DatabaseAddress(
        inUrl.jdbcUrl(), settings.user().or(inUrl::user), settings.password().or(inUrl::password));
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException impossible) {
      throw new UncheckedIOException(
          "The data folder "
              + folder.toAbsolutePath()
              + " can't be made: choose another with TRIBUTARY_DATA",
          impossible);
    }
  }

  @Override
  public void close() {
    database.close();
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
