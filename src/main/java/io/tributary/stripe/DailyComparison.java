package io.tributary.stripe;

import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.Database;
import io.tributary.storage.ImportedStates;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks for one comparison of all books a day, early in the morning, when what Stripe holds was
 * fetched and is in them: else it would tell of what is only under way.
 */
public final class DailyComparison {
  private static final Duration WINDOW = Duration.ofDays(30);
  private final Database database;
  private final Tables tables;
  private final Supplier<List<KeyedAccount>> keyed;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Rhythm rhythm;

  /**
   * Makes it.
   *
   * @param keyed whose books there are keys to
   * @param random for ids
   */
  public DailyComparison(
      Database database,
      Tables tables,
      Supplier<List<KeyedAccount>> keyed,
      InstantSource clock,
      RandomGenerator random,
      Rhythm rhythm) {
    this.database = database;
    this.tables = tables;
    this.keyed = keyed;
    this.clock = clock;
    this.random = random;
    this.rhythm = rhythm;
  }

  /** Asks for what is due; returns 0, for it is never busy. */
  public int runOnce() {
    Instant now = clock.instant();
    Instant due = rhythm.comparisons().last(now);
    List<KeyedAccount> accounts = keyed.get();
    database.useTransaction(
        open -> {
          FetchedLists fetched = new FetchedLists(tables.walks().all(open), rhythm.sweeps());
          if (ImportedStates.areRead(open)) {
            accounts.stream()
                .filter(account -> fetched.areAll(account, due))
                .forEach(account -> ask(open, account.books(), due, now));
          }
        });
    return 0;
  }

  private void ask(Transaction open, StripeBooks books, Instant due, Instant now) {
    Optional<Comparison> latest =
        tables
            .comparisons()
            .list(
                open,
                Optional.of(books.account().value()),
                Optional.of(books.test()),
                PageRequest.first(1))
            .stream()
            .findFirst();
    if (latest.filter(done -> !done.askedAt().isBefore(due)).isEmpty()) {
      Instant from = now.minus(WINDOW).truncatedTo(ChronoUnit.DAYS);
      ComparisonId id = ComparisonId.mint(now, random);
      tables.comparisons().ask(open, Comparison.asked(id, books, new TimeWindow(from, now), now));
    }
  }
}
