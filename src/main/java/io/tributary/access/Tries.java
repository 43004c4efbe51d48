package io.tributary.access;

import io.tributary.storage.Database;
import io.tributary.storage.SignInAttemptTable;
import io.tributary.storage.Vault;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How often an address tried lately, and how often somebody was tried from anywhere. Each try is
 * counted before it is looked at, so that parallel tries are no way around a limit.
 */
final class Tries {
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final SignInAttemptTable attempts = new SignInAttemptTable();

  Tries(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** The address that tries, or the /64 of an IPv6 address, which one person has whole. */
  byte[] ofAddress(String what, InetAddress client) {
    byte[] bytes = client.getAddress();
    int length = client instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
    return vault.blindIndex(
        what + " address " + HexFormat.of().formatHex(Arrays.copyOf(bytes, length)));
  }

  /** The e-mail that is tried. */
  byte[] ofEmail(String email) {
    return vault.blindIndex("sign-in email " + email);
  }

  /** Counts one more in this quarter of an hour; how many it is now. */
  int count(byte[] key) {
    SignInAttemptTable.Window window = new SignInAttemptTable.Window(clock.instant(), WINDOW);
    int tries = database.inTransaction(transaction -> attempts.count(transaction, key, window));
    if (tries == 1) {
      // Those who never come back would stay for ever.
      database.useTransaction(transaction -> attempts.deleteOld(transaction, window));
    }
    return tries;
  }

  /** Starts anew for this key. */
  void forget(byte[] key) {
    database.useTransaction(transaction -> attempts.forget(transaction, key));
  }
}
