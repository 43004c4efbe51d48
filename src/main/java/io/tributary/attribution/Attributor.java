package io.tributary.attribution;

import io.tributary.storage.BookLocks;
import io.tributary.storage.Database;
import io.tributary.storage.EchoTable.Echo;
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
 * joins that table with the clicks; a subscription's first payment leaves a row in {@code echoes}
 * when its renewals have something else to inherit, and a purchase that may lend its click a row in
 * {@code buyer_echoes}; a later beat, which sees all that was committed until then, wakes those
 * concerned. So is who says that he is somebody whose conversion a door has told.
 */
public final class Attributor {
  private static final Logger LOG = LoggerFactory.getLogger(Attributor.class);
  private static final int BATCH = 200;
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
   * Attributes one batch; when it fails, a half of it, down to the culprit, which is set aside with
   * the reason.
   *
   * @return how many payments were attributed, woken or set aside; 0 when none are waiting
   */
  public int runOnce() {
    int woken = database.inTransaction(this::wakeHeirs);
    for (int most = BATCH; ; most = Math.max(1, most / 2)) {
      int batch = most;
      try {
        return woken + database.inTransaction(transaction -> attributeBatch(transaction, batch));
      } catch (FailedPayment failed) {
        if (failed.isAlone() || most == 1) {
          database.useTransaction(transaction -> setAside(transaction, failed));
          return woken + 1;
        }
      }
    }
  }

  /**
   * Attributes everything that is due, in a transaction of the caller's that keeps all workers
   * away; so nothing is locked, which for many subscriptions would be more than PostgreSQL can
   * hold.
   */
  public void attributeAll(Transaction transaction) {
    List<Due> due;
    do {
      List<Echo> echoes = tables.echoes().take(transaction, Integer.MAX_VALUE);
      tables.payments().wakeHeirs(transaction, echoes);
      tables.buyerEchoes().wakeBorrowers(transaction, Integer.MAX_VALUE);
      tables.identities().wakeRecognised(transaction, Integer.MAX_VALUE);
      due = tables.paymentQueue().claimDue(transaction, Duration.ZERO, BATCH);
      attributeOrSetAside(transaction, due);
    } while (!due.isEmpty());
    tables.conversions().deleteWithoutPayment(transaction);
    tables.waits().deleteWithoutPayment(transaction);
  }

  private int wakeHeirs(Transaction transaction) {
    if (!ReplayLock.share(transaction)) {
      return 0;
    }
    List<Echo> echoes = tables.echoes().take(transaction, BATCH);
    if (!echoes.isEmpty()) {
      BookLocks.take(transaction, echoes.stream().map(Echo::lock).toList());
      tables.payments().wakeHeirs(transaction, echoes);
    }
    return echoes.size()
        + tables.buyerEchoes().wakeBorrowers(transaction, BATCH)
        + tables.identities().wakeRecognised(transaction, BATCH);
  }

  private int attributeBatch(Transaction transaction, int most) {
    if (!ReplayLock.share(transaction)) {
      return 0;
    }
    List<Due> changed = tables.paymentQueue().claimDue(transaction, PATIENCE_FOR_JOURNALS, most);
    attribute(transaction, changed);
    List<Due> arrived = tables.paymentQueue().claimArrived(transaction, most);
    attribute(transaction, arrived);
    return changed.size() + arrived.size();
  }

  private void attributeOrSetAside(Transaction transaction, List<Due> due) {
    try {
      transaction.attempt(() -> attribute(transaction, due));
    } catch (FailedPayment failed) {
      if (due.size() <= 1) {
        setAside(transaction, failed);
        return;
      }
      int half = due.size() / 2;
      attributeOrSetAside(transaction, due.subList(0, half));
      attributeOrSetAside(transaction, due.subList(half, due.size()));
    }
  }

  private void attribute(Transaction transaction, List<Due> due) {
    try {
      attribution.attribute(transaction, due);
    } catch (RuntimeException failure) {
      throw StorageFailure.isPassing(failure)
          ? failure
          : FailedPayment.oneOf(due.stream().map(each -> each.payment().id()).toList(), failure);
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
