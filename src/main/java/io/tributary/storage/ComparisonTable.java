package io.tributary.storage;

import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table {@code comparisons}: comparisons with Stripe's books, asked for, under way and done. */
public final class ComparisonTable {
  private static final String COLUMNS =
      """
      SELECT id, account_id, test, window_from, window_to, state, asked_at, ended_at, compared,
        findings, failure, left_out
      FROM comparisons
      """;
  private static final String INSERT =
      """
      INSERT INTO comparisons (id, account_id, test, window_from, window_to, state, asked_at,
        ended_at, compared, findings, failure, left_out)
      VALUES (:id, :accountId, :test, :windowFrom, :windowTo, :state, :askedAt,
        CAST(:endedAt AS timestamptz), :compared, :findings, CAST(:failure AS text),
        CAST(:leftOut AS text))
      """;

  /**
   * Asks for a comparison.
   *
   * @return it, or that of the same books that is asked for or under way already
   */
  public Comparison ask(Transaction transaction, Comparison wanted) {
    transaction
        .handle()
        .createUpdate(INSERT + "ON CONFLICT DO NOTHING")
        .bindMap(RecordValues.of(ComparisonRow.of(wanted)))
        .execute();
    return open(transaction, wanted.books()).orElse(wanted);
  }

  private static Optional<Comparison> open(Transaction transaction, StripeBooks books) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE account_id = :account AND test = :test AND state IN ('WAITING', 'RUNNING')
                """)
        .bind("account", books.account().value())
        .bind("test", books.test())
        .map(RecordMapper.of(ComparisonRow.class))
        .map(ComparisonRow::toComparison)
        .findFirst();
  }

  /** Keeps a comparison that nobody had to ask for. */
  public void insert(Transaction transaction, Comparison done) {
    transaction
        .handle()
        .createUpdate(INSERT)
        .bindMap(RecordValues.of(ComparisonRow.of(done)))
        .execute();
  }

  /** Takes the one that waits longest, or whose worker is gone; others pass it over. */
  public Optional<Comparison> claim(Transaction transaction, Instant now, Instant leaseUntil) {
    return transaction
        .handle()
        .createQuery(
            """
            UPDATE comparisons SET state = 'RUNNING', lease_until = :until
            WHERE id = (SELECT id FROM comparisons
              WHERE state = 'WAITING' OR (state = 'RUNNING' AND lease_until < :now)
              ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, account_id, test, window_from, window_to, state, asked_at, ended_at,
              compared, findings, failure, left_out
            """)
        .bind("now", now)
        .bind("until", leaseUntil)
        .map(RecordMapper.of(ComparisonRow.class))
        .map(ComparisonRow::toComparison)
        .findFirst();
  }

  /**
   * Says that the worker still lives, and how far it is.
   *
   * @param held until when it holds the lease, by which it is known
   * @return false when it holds it no more, for another has taken it over
   */
  public boolean extend(
      Transaction transaction, ComparisonId id, long compared, Instant held, Instant leaseUntil) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE comparisons SET lease_until = :until, compared = :compared
                WHERE id = :id AND state = 'RUNNING' AND lease_until = :held
                """)
            .bind("id", id.value())
            .bind("compared", compared)
            .bind("held", held)
            .bind("until", leaseUntil)
            .execute()
        == 1;
  }

  /**
   * Notes how it ended.
   *
   * @param held until when the worker holds the lease
   * @return false when it is no longer there, has ended already or another has taken it over
   */
  public boolean end(Transaction transaction, Comparison done, Instant held) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE comparisons SET state = :state, ended_at = CAST(:endedAt AS timestamptz),
                  compared = :compared, findings = :findings, failure = CAST(:failure AS text),
                  left_out = CAST(:leftOut AS text), window_from = :windowFrom,
                  window_to = :windowTo, lease_until = NULL
                WHERE id = :id AND state = 'RUNNING' AND lease_until = :held
                """)
            .bindMap(RecordValues.of(ComparisonRow.of(done)))
            .bind("held", held)
            .execute()
        == 1;
  }

  public Optional<Comparison> find(Transaction transaction, ComparisonId id) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", id.value())
        .map(RecordMapper.of(ComparisonRow.class))
        .map(ComparisonRow::toComparison)
        .findFirst();
  }

  /** One page of comparisons, newest first. */
  public List<Comparison> list(
      Transaction transaction, Optional<String> account, Optional<Boolean> test, PageRequest page) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE (asked_at, id) < (:beforeTime, :beforeId)
                  AND (CAST(:account AS text) IS NULL OR account_id = CAST(:account AS text))
                  AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
                ORDER BY asked_at DESC, id DESC LIMIT :limit
                """)
        .bind("account", account)
        .bind("test", test)
        .bindMethods(page)
        .map(RecordMapper.of(ComparisonRow.class))
        .map(ComparisonRow::toComparison)
        .list();
  }

  /** Forgets the oldest of these books but for some. */
  public void forgetOlder(Transaction transaction, StripeBooks books, int kept) {
    transaction
        .handle()
        .createUpdate(
            """
            DELETE FROM comparisons WHERE id IN (SELECT id FROM comparisons
              WHERE account_id = :account AND test = :test AND state IN ('DONE', 'FAILED')
              ORDER BY asked_at DESC, id DESC OFFSET :kept)
            """)
        .bind("account", books.account().value())
        .bind("test", books.test())
        .bind("kept", kept)
        .execute();
  }
}
