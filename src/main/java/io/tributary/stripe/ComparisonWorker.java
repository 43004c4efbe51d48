package io.tributary.stripe;

import io.tributary.model.Comparison;
import io.tributary.storage.Database;
import io.tributary.storage.StorageFailure;
import io.tributary.storage.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  /** Too short is no harm: of two who do the same, the first to end counts. */
  private static final Duration LEASE = Duration.ofMinutes(1);

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
    Optional<Comparison> claimed =
        database.inTransaction(open -> tables.comparisons().claim(open, now, now.plus(LEASE)));
    claimed.ifPresent(this::compare);
    return claimed.isPresent() ? 1 : 0;
  }

  private void compare(Comparison asked) {
    Optional<KeyedAccount> account = account(asked);
    if (account.isEmpty()) {
      String reason = "There is no API key any more that opens these books. Set one in Setup.";
      end(new BooksCheck.Outcome(check.failed(asked, reason), Optional.empty()));
      return;
    }
    try {
      end(check.compare(account.get(), asked, compared -> extend(asked, compared)));
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        throw failure;
      }
      LOG.error("the comparison {} failed", asked.id(), failure);
      String reason = "Tributary failed at this comparison; its log says why.";
      end(new BooksCheck.Outcome(check.failed(asked, reason), Optional.empty()));
    }
  }

  private Optional<KeyedAccount> account(Comparison asked) {
    return KeyedAccount.of(accounts.get(), asked.books().account(), asked.books().test());
  }

  private void extend(Comparison asked, long compared) {
    Instant until = clock.instant().plus(LEASE);
    database.useTransaction(open -> tables.comparisons().extend(open, asked.id(), compared, until));
  }

  private void end(BooksCheck.Outcome outcome) {
    database.useTransaction(
        open -> {
          if (tables.comparisons().end(open, outcome.comparison())) {
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
