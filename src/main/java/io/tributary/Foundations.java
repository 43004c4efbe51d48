package io.tributary;

import io.tributary.config.Config;
import io.tributary.journal.JournalSettings;
import io.tributary.model.StripeCredentials;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.DatabaseUnreachable;
import io.tributary.storage.EmbeddedPostgres;
import io.tributary.storage.SecretKeys;
import io.tributary.storage.Tables;
import io.tributary.storage.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What everything else stands on: the data folder, PostgreSQL, the key, and the tables.
 *
 * <p>Nothing but PostgreSQL may be missing: then they are laid without it, and it is waited for
 * behind the {@link Gate}. What waiting won't mend, such as a wrong key, ends the start.
 */
final class Foundations implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 16;

  /** With the webhook's own limit below the second within which Stripe gets an answer. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** How long visitors wait for a database that may come. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(5);

  private static final Duration WITHOUT_END = Duration.ofDays(365);

  private final Config config;
  private final SecretKeys keys;
  private final Database database;
  private final Gate gate;
  private volatile Optional<Vault> vault;
  private volatile Optional<EmbeddedPostgres> embedded = Optional.empty();

  private Foundations(Config config) {
    this.config = config;
    this.keys = new SecretKeys(config.secretKey(), config.data());
    this.vault = keys.openUnverified();
    this.database =
        isEmbedded(config)
            ? Database.unconnected(MOST_CONNECTIONS, PATIENCE)
            : Database.open(outside(config.database()), MOST_CONNECTIONS, PATIENCE);
    this.gate = Gate.before(this::settle);
  }

  /**
   * Lays them, with or, if the key is here, without a database that answers.
   *
   * @throws RuntimeException with a sentence for the operator
   */
  static Foundations lay(Config config) {
    createFolder(config.data());
    FullRestore.refuseHalf(config.data());
    Foundations foundations = new Foundations(config);
    // Without a key nothing can be begun, and a first start may take its time.
    boolean hasKey = foundations.vault.isPresent();
    foundations
        .gate
        .firstFailure(hasKey ? START_PATIENCE : WITHOUT_END)
        .filter(failure -> !hasKey || !(failure instanceof DatabaseUnreachable))
        .ifPresent(foundations::refuse);
    return foundations;
  }

  /**
   * Like {@link #lay}, but makes nothing new and wants all of it: for commands that look at what is
   * there.
   *
   * @throws IllegalStateException when the data folder holds no database
   */
  static Foundations find(Config config) {
    requireDatabase(config);
    Foundations foundations = lay(config);
    foundations.gate.firstFailure(WITHOUT_END).ifPresent(foundations::refuse);
    return foundations;
  }

  /** Refuses a data folder that holds no database, when there is none outside either. */
  static void requireDatabase(Config config) {
    Path home = config.data().resolve("postgres");
    if (isEmbedded(config) && !Files.isDirectory(home)) {
      throw new IllegalStateException(
          "There is no database in "
              + config.data().toAbsolutePath()
              + ": name the right folder with --data or TRIBUTARY_DATA.");
    }
  }

  private void refuse(RuntimeException failure) {
    close();
    throw failure;
  }

  /** One try to have everything; what succeeded isn't done again by the next. */
  private void settle() {
    if (isEmbedded(config) && embedded.isEmpty()) {
      EmbeddedPostgres opened = EmbeddedPostgres.open(config.data());
      embedded = Optional.of(opened);
      database.connect(opened.address());
    }
    database.migrate();
    vault.ifPresentOrElse(
        unverified -> keys.verify(unverified, database),
        () -> vault = Optional.of(keys.open(database)));
  }

  /** Where and how the clicks are kept until they are loaded. */
  static JournalSettings journal(Config config) {
    return JournalSettings.of(
        config.data().resolve("journal"), config.journal().mostBytes().bytes());
  }

  /** What the environment says of Stripe accounts. */
  static StripeCredentials credentials(Config config) {
    Config.Stripe stripe = config.stripe();
    return StripeCredentials.ofEnvironment(
        stripe.webhookSecrets().orElse(List.of()), stripe.apiKey());
  }

  Database database() {
    return database;
  }

  Vault vault() {
    return vault.orElseThrow();
  }

  Tables tables() {
    return Tables.with(vault());
  }

  /** Behind it waits what needs the database. */
  Gate gate() {
    return gate;
  }

  private static boolean isEmbedded(Config config) {
    return config.database().url().isEmpty();
  }

  static DatabaseAddress outside(Config.Database settings) {
    DatabaseAddress inUrl = DatabaseAddress.parse(settings.url().orElseThrow());
    return new DatabaseAddress(
        inUrl.jdbcUrl(), settings.user().or(inUrl::user), settings.password().or(inUrl::password));
  }

  static void createFolder(Path folder) {
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
    Closing.close(gate);
    Closing.close(database);
    embedded.ifPresent(Closing::close);
  }
}
