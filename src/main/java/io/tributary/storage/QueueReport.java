package io.tributary.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Looks how much waits in the tables, in one statement that reads a bounded number of rows. */
public final class QueueReport {
  /** Beyond that many rows nothing is counted. */
  public static final int COUNTED = 10_000;

  private QueueReport() {}

  /** What waits now. */
  public static Queues take(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT
              (SELECT count(*) FROM
                (SELECT id FROM inbox WHERE state = 'NEW' ORDER BY id LIMIT :counted) AS oldest)
                AS unread,
              (SELECT max(id) FROM inbox) -
                (SELECT min(id) FROM inbox WHERE state = 'NEW') + 1 AS unread_ids,
              (SELECT extract(epoch FROM clock_timestamp() - received_at) FROM inbox
                WHERE state = 'NEW' AND mapping IS NULL ORDER BY id LIMIT 1) AS oldest_unread,
              (SELECT count(*) FROM (SELECT received_at FROM inbox
                WHERE state = 'UNREADABLE' AND mapping IS NULL
                AND received_at > now() - interval '1 day'
                ORDER BY received_at LIMIT :counted) AS oldest) AS unreadable,
              (SELECT count(*) FROM
                (SELECT created_at FROM set_aside ORDER BY id DESC LIMIT :counted) AS newest
                WHERE created_at > now() - interval '1 day') AS set_aside,
              (SELECT count(*) FROM (SELECT id FROM payments WHERE attributed_revision < revision
                AND failed_revision IS DISTINCT FROM revision
                ORDER BY stored_at LIMIT :counted) AS oldest) AS to_attribute,
              (SELECT count(*) FROM (SELECT id FROM payments WHERE failure IS NOT NULL
                AND failed_revision = revision
                ORDER BY stored_at LIMIT :counted) AS oldest) AS failing,
              (SELECT count(*) FROM (SELECT payment_id FROM waits LIMIT :counted) AS first) AS awaiting_click,
              (SELECT failure FROM walks WHERE failure IS NOT NULL
                AND ended_at > now() - interval '1 hour' ORDER BY ended_at DESC LIMIT 1)
                AS stripe_failure
            """)
        .bind("counted", COUNTED)
        .map((row, context) -> read(row))
        .one();
  }

  private static Queues read(ResultSet row) throws SQLException {
    long counted = row.getLong("unread");
    return new Queues(
        counted < COUNTED ? counted : Math.max(counted, row.getLong("unread_ids")),
        Duration.ofMillis(Math.max(0, Math.round(1000 * row.getDouble("oldest_unread")))),
        row.getLong("unreadable"),
        row.getLong("set_aside"),
        row.getLong("to_attribute"),
        row.getLong("failing"),
        row.getLong("awaiting_click"),
        Optional.ofNullable(row.getString("stripe_failure")));
  }
}
