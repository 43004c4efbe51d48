package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.storage.Database;
import io.tributary.storage.MatchReport;
import io.tributary.storage.MissingPayments;
import io.tributary.storage.MoneyQuestion;
import io.tributary.storage.MoneyReport;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What came and went per day and currency, and how much of it has a click. */
final class MoneyPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final InstantSource clock;
  private final MoneyReport report = new MoneyReport();
  private final MatchReport matches = new MatchReport();
  private final MissingPayments missing;

  MoneyPage(Database database, Tables tables, Pages pages, InstantSource clock) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.clock = clock;
    this.missing = new MissingPayments(tables.facts());
  }

  Response show(Request request, Secret csrfToken) {
    Instant now = clock.instant();
    MoneyAsked asked = MoneyAsked.read(request.query(), now);
    MoneyView view = database.inTransaction(transaction -> load(transaction, asked, now));
    return pages.page(200, "money.jte", pages.frame("Money", Frame.Tab.MONEY, csrfToken), view);
  }

  private MoneyView load(Transaction transaction, MoneyAsked asked, Instant now) {
    MoneyQuestion question = asked.question();
    return new MoneyView(
        asked,
        report.days(transaction, question),
        matches.matches(transaction, question),
        missing.find(transaction, now, question.test(), question.account()),
        MoneyView.Selection.of(
            question.site(),
            tables.sites().all(transaction).stream().map(MoneyPage::choice).toList()),
        MoneyView.Selection.of(
            question.account(),
            tables.accounts().ids(transaction).stream()
                .map(id -> new MoneyView.Option(id.value(), id.value()))
                .toList()));
  }

  private static MoneyView.Option choice(Site site) {
    return new MoneyView.Option(site.id().value(), site.name());
  }

  /** The table for a spreadsheet. */
  Response download(Request request, Secret csrfToken) {
    MoneyQuestion question = MoneyAsked.read(request.query(), clock.instant()).question();
    List<MoneyReport.Day> days =
        database.inTransaction(transaction -> report.days(transaction, question));
    byte[] table = MoneyTable.of(days).getBytes(StandardCharsets.UTF_8);
    String name = "money-%s-%s.csv".formatted(question.period().first(), question.period().last());
    return Pages.secured(Response.of(200, "text/csv; charset=utf-8", table))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
