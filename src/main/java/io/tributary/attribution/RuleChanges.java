package io.tributary.attribution;

import io.tributary.storage.Database;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;

/**
 * Worker: makes the payments due again for which new rules hold, some at a time, and none while the
 * attributor has enough to do: what comes in meanwhile waits no longer than usual.
 */
public final class RuleChanges {
  private static final int BATCH = 500;
  private final Database database;
  private final Tables tables;

  public RuleChanges(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  /**
   * Takes up one batch.
   *
   * @return how much was done; 0 when there is nothing to do now
   */
  public int runOnce() {
    return database.inTransaction(this::wakeSome);
  }

  private int wakeSome(Transaction transaction) {
    if (tables.ruleChanges().isEmpty(transaction)
        || tables.paymentQueue().isLongerThan(transaction, BATCH)
        || !ReplayLock.share(transaction)) {
      return 0;
    }
    return tables.ruleChanges().wakeSome(transaction, BATCH);
  }
}
