package io.tributary.access;

import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.UserTable;
import io.tributary.storage.Vault;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Checks e-mail and password, as slowly for unknown e-mails as for known ones, and not too often.
 */
public final class SignIn {
  private static final int MOST_PER_ADDRESS = 10;

  /** An e-mail tried more often than this, from wherever, is being guessed at by somebody. */
  private static final int MOST_PER_EMAIL = 20;

  /** Still some, or whoever guesses would lock the owner out. */
  private static final int MOST_PER_ADDRESS_WHILE_GUESSED_AT = 3;

  private final Database database;
  private final Vault vault;
  private final Tries tries;
  private final Passwords passwords = new Passwords(new SecureRandom());
  private final UserTable users = new UserTable();

  public SignIn(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.tries = new Tries(database, vault, clock);
  }

  /** Lets in who knows the password, unless they, or somebody at their address, tried too often. */
  public SignInOutcome attempt(String email, Secret password, InetAddress client) {
    String address = Emails.normalised(email);
    byte[] clientKey = tries.ofAddress("sign-in", client);
    byte[] emailKey = tries.ofEmail(address);
    if (!mayTry(clientKey, emailKey)) {
      return new SignInOutcome.TooManyTries();
    }
    Optional<UserTable.Credentials> known =
        database.inTransaction(
            transaction -> users.byEmail(transaction, vault.blindIndex(address)));
    boolean fits = passwords.fits(password, known.map(UserTable.Credentials::passwordHash));
    if (!fits || known.isEmpty()) {
      return new SignInOutcome.WrongCredentials();
    }
    tries.forget(clientKey);
    tries.forget(emailKey);
    return new SignInOutcome.Welcome(known.get().id());
  }

  private boolean mayTry(byte[] clientKey, byte[] emailKey) {
    int fromHere = tries.count(clientKey);
    if (fromHere > MOST_PER_ADDRESS) {
      return false;
    }
    boolean isGuessedAt = tries.count(emailKey) > MOST_PER_EMAIL;
    return !isGuessedAt || fromHere <= MOST_PER_ADDRESS_WHILE_GUESSED_AT;
  }
}
