package io.tributary.storage;

/** Keeps workers away from the books while they are folded again. */
public final class ReplayLock {
  private static final long KEY = LockKeys.of("tributary", "replay");

  private ReplayLock() {}

  /** For a worker's transaction: false while a replay runs; then nothing may be written. */
  public static boolean share(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT pg_try_advisory_xact_lock_shared(:key)")
        .bind("key", KEY)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * For a replay's transaction: waits for the workers' transactions to end, and may then take its
   * time.
   */
  public static void take(Transaction transaction) {
    transaction
        .unlimited()
        .handle()
        .createQuery("SELECT count(pg_advisory_xact_lock(:key))")
        .bind("key", KEY)
        .mapTo(Long.class)
        .one();
  }
}
