package io.tributary.api;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The resource {@code reconciliation}: our books beside Stripe's, by ids. */
final class Comparisons {
  static final List<String> FILTERS = List.of("account", "test");
  private static final String NO_KEY =
      "There is no Stripe API key%s; set TRIBUTARY_STRIPE_API_KEY, or add one in the dashboard.";
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Ports ports;

  Comparisons(
      Database database, Tables tables, InstantSource clock, RandomGenerator random, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.random = random;
    this.ports = ports;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    List<Comparison> rows =
        database.inTransaction(
            open ->
                tables
                    .comparisons()
                    .list(open, parameters.text("account"), parameters.flag("test"), wanted));
    Page<Comparison> page = Page.cut(rows, parameters.limit(), Comparisons::cursor);
    return Json.ok(page.with(page.items().stream().map(ComparisonView::of).toList()));
  }

  Response show(Request request) {
    Parameters.none(request);
    return comparison(request)
        .map(found -> Json.ok(ComparisonDetailView.of(found, days(found.id()))))
        .orElseGet(Comparisons::noSuch);
  }

  private List<DayFigures> days(ComparisonId id) {
    return database.inTransaction(open -> tables.comparisonDays().of(open, id));
  }

  Response findings(Request request) {
    Parameters parameters = Parameters.ofList(request, List.of());
    PageRequest wanted = parameters.page();
    return comparison(request)
        .map(found -> findings(found.id(), parameters.limit(), wanted))
        .orElseGet(Comparisons::noSuch);
  }

  private Response findings(ComparisonId id, int limit, PageRequest wanted) {
    long below = wanted.beforeId().getLeastSignificantBits() & Integer.MAX_VALUE;
    List<Numbered> rows =
        database.inTransaction(
            open -> tables.discrepancies().list(open, id, (int) below, wanted.limit()));
    Page<Numbered> page = Page.cut(rows, limit, Comparisons::cursor);
    return Json.ok(page.with(page.items().stream().map(DiscrepancyView::of).toList()));
  }

  /** Asks for comparisons, which a worker does one after another. */
  Response ask(Request request) {
    Parameters.none(request);
    NewComparison wanted = NewComparison.read(request.body(), clock.instant());
    if (!wanted.problems().isEmpty()) {
      return Problem.of(400, String.join(" ", wanted.problems()), wanted.problems());
    }
    List<StripeBooks> books = wanted.choice().of(ports.books().keyed().get());
    if (books.isEmpty()) {
      return Problem.of(409, NO_KEY.formatted(wanted.choice().words()));
    }
    List<Comparison> asked = database.inTransaction(open -> ask(open, books, wanted));
    return Response.json(202, Json.write(page(asked.stream().map(ComparisonView::of).toList())));
  }

  private List<Comparison> ask(Transaction open, List<StripeBooks> books, NewComparison wanted) {
    Instant now = clock.instant();
    return books.stream()
        .map(each -> Comparison.asked(ComparisonId.mint(now, random), each, wanted.window(), now))
        .map(each -> tables.comparisons().ask(open, each))
        .toList();
  }

  /** Fetches objects from Stripe, by their ids. */
  Response fetch(Request request) {
    Parameters.none(request);
    NewImport wanted = NewImport.read(request.body());
    if (!wanted.problems().isEmpty()) {
      return Problem.of(400, String.join(" ", wanted.problems()), wanted.problems());
    }
    List<StripeBooks> books = wanted.choice().of(ports.books().keyed().get());
    if (books.isEmpty()) {
      return Problem.of(409, NO_KEY.formatted(wanted.choice().words()));
    }
    if (books.size() > 1) {
      throw new BadRequest(
          "There are keys to several books; say which with \"account\" and \"test\".");
    }
    List<ImportOutcome> outcomes =
        ports.books().importing().apply(books.getFirst(), wanted.objects());
    return Json.ok(page(outcomes.stream().map(ImportView::of).toList()));
  }

  private static <T> Page<T> page(List<T> all) {
    return new Page<>(all, Optional.empty());
  }

  private Optional<Comparison> comparison(Request request) {
    return ComparisonId.parse(request.parameter("id"))
        .flatMap(id -> database.inTransaction(open -> tables.comparisons().find(open, id)));
  }

  private static Response noSuch() {
    return Problem.noSuch("comparison", Api.BASE + "/reconciliation");
  }

  private static String cursor(Comparison row) {
    return PageRequest.cursor(row.askedAt(), row.id().value());
  }

  /** A number is an id here: the time says nothing. */
  private static String cursor(Numbered row) {
    return PageRequest.cursor(Instant.EPOCH, new UUID(0, row.number()));
  }
}
