package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.storage.Database;
import io.tributary.storage.MatchReport;
import io.tributary.storage.MissingPayments;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The resource {@code money}: what came and went per day and currency, and how much has a click.
 */
final class MoneyResource {
  static final List<String> FILTERS = List.of("from", "to", "site", "account", "test");

  private final Database database;
  private final InstantSource clock;
  private final MoneyReport report = new MoneyReport();
  private final MatchReport matches = new MatchReport();
  private final MissingPayments missing;

  MoneyResource(Database database, Tables tables, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.missing = new MissingPayments(tables.facts());
  }

  Response show(Request request) {
    Parameters parameters = Parameters.of(request, FILTERS);
    Instant now = clock.instant();
    MoneyQuestion question = MoneyParameters.question(parameters, now);
    return Json.ok(database.inTransaction(transaction -> view(transaction, question, now)));
  }

  private MoneyView view(Transaction transaction, MoneyQuestion question, Instant now) {
    return MoneyView.of(
        question,
        report.days(transaction, question),
        matches.matches(transaction, question),
        missing.find(transaction, now, question.test(), question.account()));
  }
}
