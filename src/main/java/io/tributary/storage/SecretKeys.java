package io.tributary.storage;

import io.tributary.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;

/** Finds the installation's secret key, makes it once, and holds it against the database. */
public final class SecretKeys {
  private static final String SETTING = "TRIBUTARY_SECRET_KEY";

  private final Optional<Secret> setting;
  private final Path file;

  /**
   * @param setting the value of {@code TRIBUTARY_SECRET_KEY}; it wins over the file
   * @param dataFolder holds {@code secret.key}
   */
  public SecretKeys(Optional<Secret> setting, Path dataFolder) {
    this.setting = setting;
    this.file = dataFolder.resolve("secret.key");
  }

  /**
   * The vault with the database at hand and migrated: the key must fit it, and is made if neither
   * side has one yet.
   *
   * @throws DatabaseUnreachable when the database doesn't answer
   * @throws DatabaseRefusal when the key is missing, too short or another one
   */
  public Vault open(Database database) {
    Optional<SecretKey> present = present();
    if (present.isEmpty()) {
      refuseIfSealed(database);
    }
    Vault vault = new Vault(present.orElseGet(this::create));
    verify(vault, database);
    return vault;
  }

  /**
   * The vault while the database can't be asked; {@link #verify} must follow before it is used on
   * what the database holds.
   *
   * @return empty when there is no key: one made now might not be the database's
   * @throws DatabaseRefusal when the key is too short, or its file can't be read
   */
  public Optional<Vault> openUnverified() {
    return present().map(Vault::new);
  }

  /**
   * Refuses a vault whose key isn't the one this database was sealed with; a database without a key
   * takes this one for good.
   */
  public void verify(Vault vault, Database database) {
    byte[] ours = vault.fingerprint();
    byte[] kept = asking(database, transaction -> KeyFingerprints.keep(transaction, ours));
    if (!Arrays.equals(ours, kept)) {
      throw new DatabaseRefusal(
          "The secret key in %s isn't the one the database at %s was encrypted with: set %s to the right key, or put back the right file %s."
              .formatted(source(), database.address(), SETTING, file));
    }
  }

  /** The generated key, if there is one; a key from the settings stays where it is. */
  public Optional<Secret> generated() {
    return setting.isPresent() ? Optional.empty() : fromFile();
  }

  /** The key that would be used, if there is one. */
  public Optional<Secret> chosen() {
    return setting.or(this::fromFile);
  }

  /** Puts a key into the data folder. */
  public void restore(Secret key) {
    write(key);
  }

  /** Recognises a key without telling anything about it. */
  public static byte[] fingerprint(Secret key) {
    return SecretKey.of(key, SETTING).fingerprint();
  }

  private void refuseIfSealed(Database database) {
    if (asking(database, KeyFingerprints::find).isPresent()) {
      throw new DatabaseRefusal(
          "The database at %s was encrypted with a secret key that isn't here: set %s, or put back the file %s from the backup or the other server."
              .formatted(database.address(), SETTING, file));
    }
  }

  private static <T> T asking(Database database, Function<Transaction, T> question) {
    try {
      return database.inTransaction(question);
    } catch (JdbiException e) {
      if (StorageFailure.isOutage(e) && e.getCause() instanceof SQLException sql) {
        throw DatabaseTrouble.ofConnecting(database.address(), sql);
      }
      throw e;
    }
  }

  private String source() {
    return setting.isPresent() ? SETTING : file.toString();
  }

  private Optional<SecretKey> present() {
    return setting.or(this::fromFile).map(text -> SecretKey.of(text, source()));
  }

  private Optional<Secret> fromFile() {
    try {
      return Optional.of(new Secret(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DatabaseRefusal(
          "The secret key in %s can't be read: %s. It must belong to the user who runs Tributary."
              .formatted(file, e),
          e);
    }
  }

  private SecretKey create() {
    Secret text = SecretKey.random();
    write(text);
    return SecretKey.of(text, file.toString());
  }

  private void write(Secret text) {
    try {
      PrivateFile.write(file, text.reveal());
    } catch (IOException e) {
      throw new DatabaseRefusal(
          "The secret key can't be written to %s: %s. Make the folder writable, or set %s."
              .formatted(file, e, SETTING),
          e);
    }
  }
}
