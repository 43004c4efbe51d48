package io.tributary.stripe;

import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.Database;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks for one comparison of all books a day, early in the morning, when what the night fetched is
 * in them.
 */
public final class DailyComparison {
  private static final LocalTime EARLY = LocalTime.of(4, 30);
  private static final Duration WINDOW = Duration.ofDays(30);
  private final Database database;
  private final Tables tables;
  private final Supplier<List<StripeBooks>> keyed;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Makes it.
   *
   * @param keyed which books there are keys to
   * @param random for ids
   */
  public DailyComparison(
      Database database,
      Tables tables,
      Supplier<List<StripeBooks>> keyed,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.tables = tables;
    this.keyed = keyed;
    this.clock = clock;
    this.random = random;
  }

  /** Asks for what is due; returns 0, for it is never busy. */
  public int runOnce() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Instant due = today.atTime(EARLY).toInstant(ZoneOffset.UTC);
    if (!now.isBefore(due)) {
      List<StripeBooks> books = keyed.get();
      database.useTransaction(open -> books.forEach(each -> ask(open, each, due, now)));
    }
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
