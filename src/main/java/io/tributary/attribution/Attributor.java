package io.tributary.attribution;

import io.tributary.storage.Database;
import io.tributary.storage.PaymentTable.Due;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.List;

/**
 * Worker: claims payments whose books changed or whose awaited click has come, matches them, and
 * writes their conversions.
 *
 * <p>No wake-up is lost: a payment without its click leaves a row in {@code waits}, and every beat
 * joins that table with the clicks.
 */
public final class Attributor {
  private static final int BATCH = 100;
  private static final Duration PATIENCE_FOR_JOURNALS = Duration.ofMillis(500);
  private final Database database;
  private final Tables tables;
  private final Attribution attribution;

  /**
   * Makes the worker.
   *
   * @param lookback how long before the click that came back an earlier click may take the credit
   */
  public Attributor(Database database, Tables tables, Duration lookback) {
    this.database = database;
    this.tables = tables;
    this.attribution = new Attribution(tables, lookback);
  }

  /**
   * Attributes one batch.
   *
   * @return how many payments were attributed; 0 when none are waiting
   */
  public int runOnce() {
    return database.inTransaction(this::attributeBatch);
  }

  /**
   * Attributes everything that is due, in a transaction of the caller's that keeps all workers
   * away.
   */
  public void attributeAll(Transaction transaction) {
    List<Due> due;
    do {
      due = tables.payments().claimDue(transaction, Duration.ZERO, BATCH);
      due.forEach(each -> attribution.attribute(transaction, each));
    } while (!due.isEmpty());
    tables.conversions().deleteWithoutPayment(transaction);
    tables.waits().deleteWithoutPayment(transaction);
  }

  private int attributeBatch(Transaction transaction) {
    if (!ReplayLock.share(transaction)) {
      return 0;
    }
    List<Due> changed = tables.payments().claimDue(transaction, PATIENCE_FOR_JOURNALS, BATCH);
    changed.forEach(due -> attribution.attribute(transaction, due));
    List<Due> arrived = tables.payments().claimArrived(transaction, BATCH);
    arrived.forEach(due -> attribution.attribute(transaction, due));
    return changed.size() + arrived.size();
  }
}
