package io.tributary.storage;

import io.tributary.model.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code walks}: how far each of Stripe's lists was walked with a key, and what came of it.
 */
public final class WalkTable {
  private static final String COLUMNS =
      """
      SELECT account_id, key_mark, list, seen_until, walked_at, is_open, since, reached, newest,
        started_at, ended_at, fetched, stored, failure
      FROM walks
      """;

  /**
   * Which list, of whom.
   *
   * @param keyMark tells keys of one account apart without telling them
   */
  public record Name(AccountId account, String keyMark, String list) {}

  /**
   * A walk that goes on, or was broken off.
   *
   * @param since how far back it shall go; empty for all there is
   * @param reached how far back it has come; empty before the first page
   * @param newest when the newest item was made that it has seen
   */
  public record Stretch(
      Optional<Instant> since, Optional<Instant> reached, Optional<Instant> newest) {}

  /**
   * What came of the last walk, whole or not.
   *
   * @param endedAt when it ended, or last got on
   * @param failure why it did not get on, in words; empty when it did
   */
  public record Run(
      Instant startedAt, Instant endedAt, long fetched, long stored, Optional<String> failure) {}

  /**
   * One row.
   *
   * @param seenUntil all that was made before was seen, by Stripe's clock; empty before the first
   *     whole walk
   * @param walkedAt when the last whole walk began
   */
  public record Walked(
      Name name,
      Optional<Instant> seenUntil,
      Optional<Instant> walkedAt,
      Optional<Stretch> open,
      Run run) {}

  /** What is known of a list; empty before its first walk. */
  public Optional<Walked> find(Transaction transaction, Name name) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS + "WHERE account_id = :account AND key_mark = :keyMark AND list = :list")
        .bind("account", name.account().value())
        .bind("keyMark", name.keyMark())
        .bind("list", name.list())
        .map(RecordMapper.of(Row.class))
        .findOne()
        .map(Row::walked);
  }

  /** Every list of every account that was ever walked. */
  public List<Walked> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "ORDER BY account_id, key_mark, list")
        .map(RecordMapper.of(Row.class))
        .map(Row::walked)
        .list();
  }

  /** Keeps what is known of a list from now on. */
  public void save(Transaction transaction, Walked walked) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO walks (account_id, key_mark, list, seen_until, walked_at, is_open, since,
              reached, newest, started_at, ended_at, fetched, stored, failure)
            VALUES (:accountId, :keyMark, :list, CAST(:seenUntil AS timestamptz),
              CAST(:walkedAt AS timestamptz), :isOpen, CAST(:since AS timestamptz),
              CAST(:reached AS timestamptz), CAST(:newest AS timestamptz), :startedAt, :endedAt,
              :fetched, :stored, CAST(:failure AS text))
            ON CONFLICT (account_id, key_mark, list) DO UPDATE SET
              seen_until = EXCLUDED.seen_until, walked_at = EXCLUDED.walked_at,
              is_open = EXCLUDED.is_open, since = EXCLUDED.since, reached = EXCLUDED.reached,
              newest = EXCLUDED.newest, started_at = EXCLUDED.started_at,
              ended_at = EXCLUDED.ended_at, fetched = EXCLUDED.fetched,
              stored = EXCLUDED.stored, failure = EXCLUDED.failure
            """)
        .bindMap(RecordValues.of(Row.of(walked)))
        .execute();
  }

  /** One row, component for column. */
  record Row(
      String accountId,
      String keyMark,
      String list,
      Optional<Instant> seenUntil,
      Optional<Instant> walkedAt,
      boolean isOpen,
      Optional<Instant> since,
      Optional<Instant> reached,
      Optional<Instant> newest,
      Instant startedAt,
      Instant endedAt,
      long fetched,
      long stored,
      Optional<String> failure) {

    static Row of(Walked walked) {
      Optional<Stretch> open = walked.open();
      Run run = walked.run();
      return new Row(
          walked.name().account().value(),
          walked.name().keyMark(),
          walked.name().list(),
          walked.seenUntil(),
          walked.walkedAt(),
          open.isPresent(),
          open.flatMap(Stretch::since),
          open.flatMap(Stretch::reached),
          open.flatMap(Stretch::newest),
          run.startedAt(),
          run.endedAt(),
          run.fetched(),
          run.stored(),
          run.failure());
    }

    Walked walked() {
      Name name = new Name(new AccountId(accountId), keyMark, list);
      Optional<Stretch> open =
          isOpen ? Optional.of(new Stretch(since, reached, newest)) : Optional.empty();
      Run run = new Run(startedAt, endedAt, fetched, stored, failure);
      return new Walked(name, seenUntil, walkedAt, open, run);
    }
  }
}
