package io.tributary.attribution;

import io.tributary.model.RulesPreview;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.storage.Database;
import io.tributary.storage.PaymentPeriod;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;

/** Tries proposed rules on the stored payments and says what would change; writes nothing. */
public final class RulesDryRun {
  /** Most payments that are tried; of more, the newest. */
  static final int MOST_TRIED = 10_000;

  private final Database database;
  private final Tables tables;
  private final Attribution attribution;

  /**
   * Makes one.
   *
   * @param lookback as the attributor's
   */
  public RulesDryRun(Database database, Tables tables, Duration lookback) {
    this.database = database;
    this.tables = tables;
    this.attribution = new Attribution(tables, lookback);
  }

  /** What would change if the site's rules got this version. */
  public RulesPreview preview(SiteId site, SiteRules proposed) {
    return database.inTransaction(transaction -> preview(transaction, site, proposed));
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
