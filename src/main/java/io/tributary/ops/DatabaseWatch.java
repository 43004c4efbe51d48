package io.tributary.ops;

import io.tributary.storage.Database;
import io.tributary.storage.Deadline;
import io.tributary.storage.JournalTable;
import io.tributary.storage.QueueReport;
import io.tributary.storage.Queues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: looks whether the database answers, how its clock goes and what waits in its tables, so
 * that whoever wants to know needn't ask a database that may be hung.
 */
public final class DatabaseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  /** An answer that takes longer is none: Stripe isn't kept waiting longer either. */
  private static final Duration ANSWER = Duration.ofMillis(800);

  /** What waits is asked for less often than whether there is anybody to ask. */
  private static final int LOOKS_FOR_QUEUES = 4;

  private static final Duration COUNTING = Duration.ofSeconds(2);

  /** A watch that hasn't looked for so long is itself hung, and what it saw is past. */
  private static final Duration OUTDATED = Duration.ofSeconds(10);

  private final Database database;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final JournalTable journals = new JournalTable();
  private volatile Sight sight;
  private int looks;
  private boolean canCount = true;

  /**
   * What was seen.
   *
   * @param since when it began to answer, or ceased to
   * @param lookedAt when it was last looked at
   */
  private record Sight(
      boolean answers, long since, long lookedAt, Optional<Queues> queues, Duration clockAhead) {}

  /**
   * A watch that hasn't looked yet: until then the database doesn't answer.
   *
   * @param nanoTime only differences count, as with {@link System#nanoTime}
   */
  public DatabaseWatch(Database database, InstantSource clock, LongSupplier nanoTime) {
    this.database = database;
    this.clock = clock;
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.sight = new Sight(false, now, now, Optional.empty(), Duration.ZERO);
  }

  /**
   * Looks once; takes about a second when the database doesn't answer.
   *
   * @return 0: there is never more to do
   */
  public int runOnce() {
    Optional<Duration> ahead = clockAhead();
    Optional<Queues> queues =
        ahead.isPresent() && looks++ % LOOKS_FOR_QUEUES == 0 ? queues() : Optional.empty();
    Sight before = sight;
    long now = nanoTime.getAsLong();
    boolean isAsBefore = before.answers() == ahead.isPresent();
    sight =
        new Sight(
            ahead.isPresent(),
            isAsBefore ? before.since() : now,
            now,
            queues.or(before::queues),
            ahead.orElse(before.clockAhead()));
    return 0;
  }

  /** Against the middle of the question's way there and back. */
  private Optional<Duration> clockAhead() {
    try {
      Instant asked = clock.instant();
      Instant theirs = database.inTransaction(Deadline.in(ANSWER), journals::now);
      Duration half = Duration.between(asked, clock.instant()).dividedBy(2);
      return Optional.of(Duration.between(asked.plus(half), theirs));
    } catch (RuntimeException silent) {
      LOG.debug("the database does not answer", silent);
      return Optional.empty();
    }
  }

  private Optional<Queues> queues() {
    try {
      Queues queues = database.inTransaction(Deadline.in(COUNTING), QueueReport::take);
      canCount = true;
      return Optional.of(queues);
    } catch (RuntimeException slow) {
      if (canCount) {
        LOG.warn("what waits in the tables can't be counted now: {}", slow.toString());
      }
      canCount = false;
      return Optional.empty();
    }
  }

  /** What the last look has found; never waits for the database. */
  public DatabaseState state() {
    Sight last = sight;
    long now = nanoTime.getAsLong();
    boolean isOutdated = now - last.lookedAt() > OUTDATED.toNanos();
    boolean answers = last.answers() && !isOutdated;
    long since = last.answers() && isOutdated ? last.lookedAt() : last.since();
    return new DatabaseState(
        answers, Duration.ofNanos(now - since), last.queues(), last.clockAhead(), database.pool());
  }
}
