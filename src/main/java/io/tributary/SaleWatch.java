package io.tributary;

import io.tributary.demo.StripeShelf;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Worker: asks for a comparison with the stand-in's books a little after each sale, as whoever
 * tries the demo would by the button; the next one of its own comes in the morning.
 */
final class SaleWatch {
  private static final Duration WINDOW = Duration.ofDays(30);
  private final Database database;
  private final Tables tables;
  private final StripeShelf stripe;
  private final InstantSource clock;
  private final Duration pause;
  private final SecureRandom random = new SecureRandom();
  private int known;
  private Optional<Instant> changed = Optional.empty();

  /**
   * Makes it; what is on the shelf by now is no news.
   *
   * @param pause how long after a sale to ask, longer than what the comparison leaves out
   */
  SaleWatch(House house, StripeShelf stripe, InstantSource clock, Duration pause) {
    this.database = house.database();
    this.tables = house.tables();
    this.stripe = stripe;
    this.clock = clock;
    this.pause = pause;
    this.known = stripe.size();
  }

  /** Looks at the shelf; returns 1 when it asked. */
  int runOnce() {
    Instant now = clock.instant();
    int size = stripe.size();
    if (changed.isEmpty() && size != known) {
      known = size;
      changed = Optional.of(now);
    }
    if (changed.filter(since -> !now.isBefore(since.plus(pause))).isEmpty()) {
      return 0;
    }
    ask(now);
    changed = Optional.empty();
    return 1;
  }

  private void ask(Instant now) {
    StripeBooks books = new StripeBooks(AccountId.DEFAULT, false);
    TimeWindow window = new TimeWindow(now.minus(WINDOW).truncatedTo(ChronoUnit.DAYS), now);
    ComparisonId id = ComparisonId.mint(now, random);
    database.useTransaction(
        open -> tables.comparisons().ask(open, Comparison.asked(id, books, window, now)));
  }
}
