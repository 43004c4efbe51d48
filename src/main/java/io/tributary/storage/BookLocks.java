package io.tributary.storage;

import io.tributary.model.AccountId;
import java.util.Collection;

/** Keeps two workers from changing the same part of the books at a time. */
public final class BookLocks {
  /**
   * Something in an account's books that one transaction may change at a time.
   *
   * @param name an alias of a payment, or a customer or subscription whose payments are compared
   */
  public record Part(AccountId account, String name) {}

  private BookLocks() {}

  /**
   * Waits until this transaction alone may change these parts.
   *
   * <p>One statement takes all locks in the order of their keys, so that two batches can't wait for
   * each other.
   */
  public static void take(Transaction transaction, Collection<Part> parts) {
    long[] keys =
        parts.stream()
            .mapToLong(part -> LockKeys.of(part.account().value(), part.name()))
            .sorted()
            .distinct()
            .toArray();
    transaction
        .handle()
        .createQuery(
            "SELECT count(pg_advisory_xact_lock(key)) FROM (SELECT unnest(:keys) AS key) AS sorted")
        .bind("keys", keys)
        .mapTo(Long.class)
        .one();
  }
}
