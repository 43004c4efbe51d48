package io.tributary.storage;

import io.tributary.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks when each account's messages came last, among a bounded number of the newest. */
public final class Arrivals {
  private static final int NEWEST = 10_000;

  private Arrivals() {}

  /**
   * The latest messages that one account has sent in one mode.
   *
   * @param receivedAt when the latest came, by the database's clock
   * @param toldAt the latest time that one of them told, by Stripe's clock
   * @param ahead how far Stripe's clock was ahead of the database's at least; negative for messages
   *     that came after what they tell of
   */
  public record Latest(
      AccountId account, boolean test, Instant receivedAt, Instant toldAt, Duration ahead) {}

  /**
   * For each account and mode that a message came for; what was fetched, not sent, doesn't count.
   */
  public static List<Latest> latest(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT account_id, test, max(received_at) AS received_at, max(told_at) AS told_at,
              CAST(1000 * max(extract(epoch FROM told_at - received_at)) AS bigint)
                AS ahead_millis
            FROM (SELECT account_id, test, received_at, told_at FROM inbox
              WHERE type NOT LIKE 'import.%' AND mapping IS NULL
              ORDER BY received_at DESC, id DESC LIMIT :newest) AS newest
            GROUP BY account_id, test ORDER BY account_id, test
            """)
        .bind("newest", NEWEST)
        .map(RecordMapper.of(Row.class))
        .map(Row::toLatest)
        .list();
  }

  /** One row, component for column. */
  record Row(String accountId, boolean test, Instant receivedAt, Instant toldAt, long aheadMillis) {
    Latest toLatest() {
      return new Latest(
          new AccountId(accountId), test, receivedAt, toldAt, Duration.ofMillis(aheadMillis));
    }
  }
}
