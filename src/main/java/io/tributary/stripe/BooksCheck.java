package io.tributary.stripe;

import io.tributary.model.Comparison;
import io.tributary.model.Comparison.State;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;

/**
 * Compares our books with Stripe's, by ids, and keeps what it finds: the proof that nothing is
 * missing, or the list of what is.
 */
public final class BooksCheck {
  private static final String TOO_MUCH =
      "Stripe tells of amounts that add up to more than all the money there is: look for them there.";

  private static final int KEPT = 60;
  private static final int KEPT_WITH_FINDINGS = 10;
  private final Database database;
  private final Tables tables;
  private final StripeApis apis;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration margin;

  /**
   * Prepares it.
   *
   * @param random for ids
   * @param margin what is younger isn't compared, such as {@link Rhythm#margin}
   */
  public BooksCheck(
      Database database,
      Tables tables,
      StripeApis apis,
      InstantSource clock,
      RandomGenerator random,
      Duration margin) {
    this.database = database;
    this.tables = tables;
    this.apis = apis;
    this.clock = clock;
    this.random = random;
    this.margin = margin;
  }

  /**
   * Compares a window now and keeps the result; what is younger than the margin is left out.
   *
   * @return how it ended: {@code FAILED} with a sentence where Stripe gave no answer
   */
  public Comparison run(KeyedAccount account, Instant from, Instant to) {
    Instant now = clock.instant();
    StripeBooks books = new StripeBooks(account.account(), !account.isLive());
    Comparison begun =
        new Comparison(
            ComparisonId.mint(now, random),
            books,
            settled(new TimeWindow(from, to), now),
            State.RUNNING,
            now,
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    Outcome outcome = compare(account, begun, _ -> true);
    database.useTransaction(
        open -> {
          tables.comparisons().insert(open, outcome.comparison());
          keep(open, outcome);
        });
    return outcome.comparison();
  }

  /** A comparison that has ended, with what it brought. */
  record Outcome(Comparison comparison, Optional<BooksResult> result) {}

  /**
   * Does a comparison, without keeping it.
   *
   * @param isOurs told with each request and page how many objects are compared so far; false ends
   *     it
   * @throws LeaseLost when it was ended so
   */
  Outcome compare(KeyedAccount account, Comparison begun, LongPredicate isOurs) {
    TimeWindow window = settled(begun.window(), clock.instant());
    Tally tally = new Tally(new Limits());
    Runnable beat =
        () -> {
          if (!isOurs.test(tally.comparedSoFar())) {
            throw new LeaseLost();
          }
        };
    Questions stripe = new Questions(apis.of(account), tally.limits(), beat);
    OurBooks ours = new OurBooks(database, tables, begun.books(), beat);
    try {
      BooksResult result = new Comparing(stripe, ours, window, tally).run();
      return new Outcome(done(begun, window, result), Optional.of(result));
    } catch (StripeFailure failure) {
      return new Outcome(failed(begun, String.valueOf(failure.getMessage())), Optional.empty());
    } catch (ArithmeticException tooMuch) {
      return new Outcome(failed(begun, TOO_MUCH), Optional.empty());
    }
  }

  /** Keeps what a comparison brought, and forgets the oldest ones. */
  void keep(Transaction open, Outcome outcome) {
    ComparisonId id = outcome.comparison().id();
    outcome
        .result()
        .ifPresent(
            result -> {
              tables.comparisonDays().insert(open, id, result.days());
              tables.discrepancies().insert(open, id, result.findings());
            });
    StripeBooks books = outcome.comparison().books();
    tables.discrepancies().forgetOlder(open, books, KEPT_WITH_FINDINGS);
    tables.comparisons().forgetOlder(open, books, KEPT);
  }

  private Comparison done(Comparison begun, TimeWindow window, BooksResult result) {
    return new Comparison(
        begun.id(),
        begun.books(),
        window,
        State.DONE,
        begun.askedAt(),
        Optional.of(clock.instant()),
        result.compared(),
        result.found(),
        Optional.empty(),
        result.leftOut());
  }

  /** The comparison, given up for a reason. */
  Comparison failed(Comparison begun, String reason) {
    return new Comparison(
        begun.id(),
        begun.books(),
        begun.window(),
        State.FAILED,
        begun.askedAt(),
        Optional.of(clock.instant()),
        0,
        0,
        Optional.of(reason),
        Optional.empty());
  }

  /** Stripe's times are whole seconds; within one, the two sides would end at different places. */
  private TimeWindow settled(TimeWindow wanted, Instant now) {
    Instant end = now.minus(margin);
    Instant to = (wanted.to().isAfter(end) ? end : wanted.to()).truncatedTo(ChronoUnit.SECONDS);
    return new TimeWindow(wanted.from().isAfter(to) ? to : wanted.from(), to);
  }
}
