package io.tributary.access;

import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.SignInAttemptTable;
import io.tributary.storage.Transaction;
import io.tributary.storage.UserTable;
import io.tributary.storage.Vault;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Checks e-mail and password, as slowly for unknown e-mails as for known ones, and not too often.
 */
public final class SignIn {
  private static final int MOST_PER_ADDRESS = 10;
  private static final int MOST_PER_EMAIL = 20;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Passwords passwords = new Passwords(new SecureRandom());
  private final UserTable users = new UserTable();
  private final SignInAttemptTable attempts = new SignInAttemptTable();

  public SignIn(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** Counts the try before it looks, so that parallel tries are no way around the limit. */
  public SignInOutcome attempt(String email, Secret password, InetAddress client) {
    String address = Emails.normalised(email);
    byte[] clientKey = vault.blindIndex("sign-in address " + network(client));
    byte[] emailKey = vault.blindIndex("sign-in email " + address);
    if (!database.inTransaction(transaction -> mayTry(transaction, clientKey, emailKey))) {
      return new SignInOutcome.TooManyTries();
    }
    Optional<UserTable.Credentials> known =
        database.inTransaction(
            transaction -> users.byEmail(transaction, vault.blindIndex(address)));
    boolean fits = passwords.fits(password, known.map(UserTable.Credentials::passwordHash));
    if (!fits || known.isEmpty()) {
      return new SignInOutcome.WrongCredentials();
    }
    database.useTransaction(transaction -> forget(transaction, clientKey, emailKey));
    return new SignInOutcome.Welcome(known.get().id());
  }

  private boolean mayTry(Transaction transaction, byte[] clientKey, byte[] emailKey) {
    Instant now = clock.instant();
    Instant forgotten = now.minus(WINDOW);
    if (attempts.count(transaction, clientKey, forgotten, now) > MOST_PER_ADDRESS) {
      return false;
    }
    return attempts.count(transaction, emailKey, forgotten, now) <= MOST_PER_EMAIL;
  }

  private void forget(Transaction transaction, byte[] clientKey, byte[] emailKey) {
    attempts.forget(transaction, clientKey);
    attempts.forget(transaction, emailKey);
    attempts.deleteOlder(transaction, clock.instant().minus(WINDOW));
  }

  /** The address, or the /64 of an IPv6 address, which one person has whole. */
  private static String network(InetAddress client) {
    byte[] bytes = client.getAddress();
    int length = client instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }
}
