package io.tributary.access;

import io.tributary.model.ApiKeyId;
import io.tributary.model.Caller;
import io.tributary.model.Secret;
import io.tributary.storage.ApiKeyTable;
import io.tributary.storage.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keys of programs: those in the database, and one from the environment. */
public final class ApiKeys {
  private static final String PREFIX = "trb_";
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_NAME = 100;
  private final Database database;
  private final InstantSource clock;
  private final Optional<Secret> fromEnvironment;
  private final SecureRandom random = new SecureRandom();
  private final Tokens tokens = new Tokens(random);
  private final ApiKeyTable keys = new ApiKeyTable();

  /** A new key; this is the one time it is seen. */
  public record Made(ApiKeyId id, Secret key) {}

  public ApiKeys(Database database, InstantSource clock, Optional<Secret> fromEnvironment) {
    this.database = database;
    this.clock = clock;
    this.fromEnvironment = fromEnvironment.filter(key -> !key.reveal().isBlank());
  }

  /** Makes a key; the name is clipped to 100 characters. */
  public Made make(String name) {
    Instant now = clock.instant();
    Secret key = new Secret(PREFIX + tokens.mint().reveal());
    String clipped = name.strip().substring(0, Math.min(LONGEST_NAME, name.strip().length()));
    ApiKeyTable.ApiKey row =
        new ApiKeyTable.ApiKey(
            ApiKeyId.mint(now, random), clipped.isEmpty() ? "unnamed" : clipped, now);
    database.useTransaction(
        transaction -> keys.insert(transaction, row, Tokens.hash(key.reveal())));
    return new Made(row.id(), key);
  }

  /** Keys in the database that still work, newest first. */
  public List<ApiKeyTable.ApiKey> valid() {
    return database.inTransaction(keys::valid);
  }

  /** Revokes a key; false when there is none to revoke. */
  public boolean revoke(ApiKeyId id) {
    return database.inTransaction(transaction -> keys.revoke(transaction, id, clock.instant()));
  }

  /**
   * Whether a program holds this key, by what is in memory: for those who can't wait for the
   * database.
   *
   * @param hashIsValid whether a key with this hash, in hexadecimal, is valid
   */
  boolean isKnown(String key, Predicate<String> hashIsValid) {
    return isFromEnvironment(key) || hashIsValid.test(HexFormat.of().formatHex(Tokens.hash(key)));
  }

  private boolean isFromEnvironment(String key) {
    return fromEnvironment.filter(expected -> Tokens.same(expected.reveal(), key)).isPresent();
  }

  /** The program that holds this key; the one from the environment needs no database. */
  Optional<Caller.Program> holder(String key) {
    if (isFromEnvironment(key)) {
      return Optional.of(new Caller.Program("TRIBUTARY_API_KEY"));
    }
    if (!key.startsWith(PREFIX) || key.length() > LONGEST_KEY) {
      return Optional.empty();
    }
    return database
        .inTransaction(transaction -> keys.nameOf(transaction, Tokens.hash(key)))
        .map(Caller.Program::new);
  }
}
