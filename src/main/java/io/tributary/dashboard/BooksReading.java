package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.BooksDesk;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.DayFigures;
import io.tributary.model.ImportOutcome;
import io.tributary.model.StripeBooks;
import io.tributary.storage.Database;
import io.tributary.storage.DiscrepancyTable.Numbered;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the page about Stripe's books shows. */
final class BooksReading {
  private static final int MOST_SHOWN = 200;
  private static final int MOST_PAST = 12;
  private final Database database;
  private final Tables tables;
  private final BooksDesk desk;

  BooksReading(Database database, Tables tables, BooksDesk desk) {
    this.database = database;
    this.tables = tables;
    this.desk = desk;
  }

  BooksView read(Query query, List<ImportOutcome> failed) {
    List<StripeBooks> keyed = desk.keyed().get();
    return keyed.isEmpty()
        ? BooksView.WITHOUT_KEY
        : database.inTransaction(open -> read(open, query, keyed, failed));
  }

  private BooksView read(
      Transaction open, Query query, List<StripeBooks> keyed, List<ImportOutcome> failed) {
    StripeBooks books = chosen(query, keyed);
    List<Comparison> past =
        tables
            .comparisons()
            .list(
                open,
                Optional.of(books.account().value()),
                Optional.of(books.test()),
                PageRequest.first(MOST_PAST));
    Optional<Comparison> shown = shown(open, query, books, past);
    List<DayFigures> days =
        shown.map(found -> tables.comparisonDays().of(open, found.id())).orElse(List.of());
    return new BooksView(
        keyed, books, past, shown, days, findings(open, shown), counts(open, shown), failed);
  }

  private static StripeBooks chosen(Query query, List<StripeBooks> keyed) {
    Optional<String> account = query.first("account");
    Optional<Boolean> test = new Asked(query).flag("test");
    return keyed.stream()
        .filter(books -> account.map(books.account().value()::equals).orElse(true))
        .filter(books -> test.map(wanted -> wanted == books.test()).orElse(true))
        .findFirst()
        .orElse(keyed.getFirst());
  }

  /** The one that is asked for, else the latest that is done. */
  private Optional<Comparison> shown(
      Transaction open, Query query, StripeBooks books, List<Comparison> past) {
    return query
        .first("comparison")
        .flatMap(ComparisonId::parse)
        .flatMap(id -> tables.comparisons().find(open, id))
        .filter(found -> found.books().equals(books))
        .or(() -> past.stream().filter(each -> each.state() == Comparison.State.DONE).findFirst());
  }

  private List<Numbered> findings(Transaction open, Optional<Comparison> shown) {
    return shown
        .map(found -> tables.discrepancies().list(open, found.id(), Integer.MAX_VALUE, MOST_SHOWN))
        .orElse(new ArrayList<>());
  }

  private Map<String, Long> counts(Transaction open, Optional<Comparison> shown) {
    return shown.map(found -> tables.discrepancies().counts(open, found.id())).orElse(Map.of());
  }
}
