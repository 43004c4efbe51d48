package io.tributary.stripe;

import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.storage.Database;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the comparisons that were asked for, one a beat. One whose worker is gone is taken up again
 * when its lease is over.
 */
public final class ComparisonWorker {
  private static final Logger LOG = LoggerFactory.getLogger(ComparisonWorker.class);

  /** Longer than the longest step: a request is tried six times, and may take 80 seconds each. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private final Database database;
  private final Tables tables;
  private final BooksCheck check;
  private final Supplier<List<KeyedAccount>> accounts;
  private final InstantSource clock;

  /**
   * Makes a worker.
   *
   * @param accounts whose books can be opened
   */
  public ComparisonWorker(
      Database database,
      Tables tables,
      BooksCheck check,
      Supplier<List<KeyedAccount>> accounts,
      InstantSource clock) {
    this.database = database;
    this.tables = tables;
    this.check = check;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Does one comparison; 0 when none was asked for. */
  public int runOnce() {
    Instant now = clock.instant();
    Instant until = until(now);
    Optional<Comparison> claimed =
        database.inTransaction(open -> tables.comparisons().claim(open, now, until));
    claimed.ifPresent(asked -> compare(asked, new Lease(asked.id(), until)));
    return claimed.isPresent() ? 1 : 0;
  }

  /** As the database gives it back. */
  private static Instant until(Instant now) {
    return now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
  }

  /** The claim on one comparison, known by the time until which it holds. */
  private final class Lease {
    private final ComparisonId id;
    private Instant held;

    Lease(ComparisonId id, Instant held) {
      this.id = id;
      this.held = held;
    }

    /** False when another has taken it over. */
    boolean extend(long compared) {
      Instant until = until(clock.instant());
      boolean isHeld =
          database.inTransaction(
              open -> tables.comparisons().extend(open, id, compared, held, until));
      held = until;
      return isHeld;
    }
  }

  private void compare(Comparison asked, Lease lease) {
    Optional<KeyedAccount> account = account(asked);
    if (account.isEmpty()) {
      String reason = "There is no API key any more that opens these books. Set one in Setup.";
      end(lease, new BooksCheck.Outcome(check.failed(asked, reason), Optional.empty()));
      return;
    }
    try {
      end(lease, check.compare(account.get(), asked, lease::extend));
    } catch (LeaseLost lost) {
      LOG.warn("comparison {} took too long at one step, and is another worker's now", asked.id());
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        throw failure;
      }
      LOG.error("the comparison {} failed", asked.id(), failure);
      String reason = "Tributary failed at this comparison; its log says why.";
      end(lease, new BooksCheck.Outcome(check.failed(asked, reason), Optional.empty()));
    }
  }

  private Optional<KeyedAccount> account(Comparison asked) {
    return KeyedAccount.of(accounts.get(), asked.books().account(), asked.books().test());
  }

  private void end(Lease lease, BooksCheck.Outcome outcome) {
    database.useTransaction(
        open -> {
          if (tables.comparisons().end(open, outcome.comparison(), lease.held)) {
            check.keep(open, outcome);
          }
        });
    LOG.info(
        "comparison {} of {}: {}, {} objects, {} findings",
        outcome.comparison().id(),
        outcome.comparison().books().account(),
        outcome.comparison().state(),
        outcome.comparison().compared(),
        outcome.comparison().findings());
  }
}
