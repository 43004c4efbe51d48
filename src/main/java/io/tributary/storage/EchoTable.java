package io.tributary.storage;

import io.tributary.model.AccountId;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Table {@code echoes}: subscriptions whose first payment was attributed anew, so that what
 * inherits from it must be looked at again by somebody who sees that.
 */
public final class EchoTable {
  /** A subscription of an account. */
  public record Echo(AccountId account, String subscription) {
    /** What must be locked to change what inherits from it. */
    public BookLocks.Part lock() {
      return new BookLocks.Part(account, "subscription " + subscription);
    }
  }

  /** Leaves a note; it is found after this transaction was committed, and not before. */
  public void add(Transaction transaction, List<Echo> echoes) {
    if (echoes.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                "INSERT INTO echoes (account_id, subscription) VALUES (:account, :subscription)")) {
      echoes.forEach(
          echo ->
              batch
                  .bind("account", echo.account().value())
                  .bind("subscription", echo.subscription())
                  .add());
      batch.execute();
    }
  }

  /** Takes notes; those that another worker takes are passed over. */
  public List<Echo> take(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            DELETE FROM echoes WHERE id IN
              (SELECT id FROM echoes ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING account_id, subscription
            """)
        .bind("most", most)
        .map(
            (row, context) ->
                new Echo(new AccountId(row.getString("account_id")), row.getString("subscription")))
        .list();
  }
}
