package io.tributary.attribution;

import io.tributary.storage.Database;
import io.tributary.storage.FailedPayment;
import io.tributary.storage.FailureReason;
import io.tributary.storage.PaymentTable.Due;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: claims payments whose books changed or whose awaited click has come, matches them, and
 * writes their conversions.
 *
 * <p>No wake-up is lost: a payment without its click leaves a row in {@code waits}, and every beat
 * joins that table with the clicks.
 */
public final class Attributor {
  private static final Logger LOG = LoggerFactory.getLogger(Attributor.class);
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
   * Attributes one batch; when a payment fails, nothing but that it is set aside with the reason.
   *
   * @return how many payments were attributed or set aside; 0 when none are waiting
   */
  public int runOnce() {
    try {
      return database.inTransaction(this::attributeBatch);
    } catch (FailedPayment failed) {
      database.useTransaction(transaction -> setAside(transaction, failed));
      return 1;
    }
  }

  /**
   * Attributes everything that is due, in a transaction of the caller's that keeps all workers
   * away.
   */
  public void attributeAll(Transaction transaction) {
    List<Due> due;
    do {
      due = tables.payments().claimDue(transaction, Duration.ZERO, BATCH);
      due.forEach(each -> attributeOrSetAside(transaction, each));
    } while (!due.isEmpty());
    tables.conversions().deleteWithoutPayment(transaction);
    tables.waits().deleteWithoutPayment(transaction);
  }

  private int attributeBatch(Transaction transaction) {
    if (!ReplayLock.share(transaction)) {
      return 0;
    }
    List<Due> changed = tables.payments().claimDue(transaction, PATIENCE_FOR_JOURNALS, BATCH);
    changed.forEach(due -> attribute(transaction, due));
    List<Due> arrived = tables.payments().claimArrived(transaction, BATCH);
    arrived.forEach(due -> attribute(transaction, due));
    return changed.size() + arrived.size();
  }

  private void attributeOrSetAside(Transaction transaction, Due due) {
    try {
      transaction.attempt(() -> attribute(transaction, due));
    } catch (FailedPayment failed) {
      setAside(transaction, failed);
    }
  }

  private void attribute(Transaction transaction, Due due) {
    try {
      attribution.attribute(transaction, due);
    } catch (RuntimeException failure) {
      throw StorageFailure.isPassing(failure)
          ? failure
          : new FailedPayment(due.payment().id(), failure);
    }
  }

  private void setAside(Transaction transaction, FailedPayment failed) {
    LOG.error(
        "payment {} is set aside until its books change; tributary replay tries it again",
        failed.payment(),
        failed);
    tables.payments().setAside(transaction, failed.payment(), FailureReason.of(failed));
  }
}
