package io.tributary.attribution;

import io.tributary.model.RulesPreview;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.storage.Database;
import io.tributary.storage.PaymentPeriod;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tries proposed rules on the stored payments and says what would change; writes nothing. */
public final class RulesDryRun {
  /** How long one more waits for those before. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Most payments that are tried; of more, the newest. */
  static final int MOST_TRIED = 10_000;

  private final Database database;
  private final Tables tables;
  private final Attribution attribution;
  private final Semaphore turns;
  private final Duration patience;

  /**
   * Makes one.
   *
   * @param lookback as the attributor's
   */
  public RulesDryRun(Database database, Tables tables, Duration lookback) {
    this(database, tables, lookback, new Semaphore(1, true), PATIENCE);
  }

  /**
   * For who counts otherwise.
   *
   * @param turns one for each that may be under way
   * @param patience how long one more waits
   */
  RulesDryRun(
      Database database, Tables tables, Duration lookback, Semaphore turns, Duration patience) {
    this.turns = turns;
    this.patience = patience;
    this.database = database;
    this.tables = tables;
    this.attribution = new Attribution(tables, lookback);
  }

  /**
   * What would change if the site's rules got this version; empty when others try theirs for too
   * long, for each try reads thousands of payments.
   */
  public Optional<RulesPreview> preview(SiteId site, SiteRules proposed) {
    if (!isOurTurn()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          database.inTransaction(transaction -> preview(transaction, site, proposed)));
    } finally {
      turns.release();
    }
  }

  private boolean isOurTurn() {
    try {
      return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private RulesPreview preview(Transaction transaction, SiteId site, SiteRules proposed) {
    Rulebook rules = Rulebook.of(tables.siteRules().all(transaction)).with(site, proposed);
    PaymentPeriod period =
        PaymentPeriod.of(
            proposed.from(), tables.siteRules().until(transaction, site, proposed.from()));
    PreviewTally tally = new PreviewTally(site);
    RulesTrial trial = new RulesTrial(transaction, tables, attribution, rules, tally);
    trial.run(period.newest(transaction, MOST_TRIED));
    return tally.result(period.count(transaction));
  }
}
