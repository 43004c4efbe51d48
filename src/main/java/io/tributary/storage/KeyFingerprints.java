package io.tributary.storage;

import java.util.Optional;

/** The table {@code key_fingerprints}: which secret key the database belongs to. */
final class KeyFingerprints {
  private KeyFingerprints() {}

  static Optional<byte[]> find(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT fingerprint FROM key_fingerprints")
        .mapTo(byte[].class)
        .findOne();
  }

  /** Keeps the fingerprint if there is none yet, and returns the one that counts. */
  static byte[] keep(Transaction transaction, byte[] fingerprint) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO key_fingerprints (fingerprint) VALUES (:fingerprint)
            ON CONFLICT DO NOTHING
            """)
        .bind("fingerprint", fingerprint)
        .execute();
    return find(transaction).orElseThrow();
  }
}
