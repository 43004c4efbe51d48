package io.tributary.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.tributary.model.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Hashes passwords with argon2id, a few at a time, for each takes 19 MB. */
final class Passwords {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 1000;
  private static final int AT_A_TIME = 4;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  // OWASP Password Storage Cheat Sheet: m=19456 (19 MiB), t=2, p=1.
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19_456, 2, 1, HASH_BYTES, Argon2.ID);

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final String nobodysHash;

  Passwords(SecureRandom random) {
    this.nobodysHash = hashOfNothing(random);
  }

  /** What is wrong with a new password. */
  static Optional<String> objection(Secret password) {
    int length = password.reveal().length();
    if (length < SHORTEST) {
      return Optional.of("The password is too short; take at least " + SHORTEST + " characters.");
    }
    if (length > LONGEST) {
      return Optional.of("The password is too long; take at most " + LONGEST + " characters.");
    }
    return Optional.empty();
  }

  /** The hash with its parameters and salt, as text. */
  String hash(Secret password) {
    turns.acquireUninterruptibly();
    try {
      return Password.hash(password.reveal()).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
    } finally {
      turns.release();
    }
  }

  /** Whether the password fits; without a hash it takes as long and never fits. */
  boolean fits(Secret password, Optional<String> hash) {
    String expected = hash.orElse(nobodysHash);
    String given = password.reveal().length() > LONGEST ? "" : password.reveal();
    turns.acquireUninterruptibly();
    try {
      boolean fits =
          Password.check(given, expected).with(Argon2Function.getInstanceFromHash(expected));
      return fits && hash.isPresent();
    } finally {
      turns.release();
    }
  }

  /** Looks like a hash and takes as long to check, but there is no password that fits. */
  private static String hashOfNothing(SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=19456,t=2,p=1$%s$%s"
        .formatted(base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
