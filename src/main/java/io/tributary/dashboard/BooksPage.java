package io.tributary.dashboard;

import io.tributary.http.BadRequest;
import io.tributary.http.Forms;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.ImportOutcome;
import io.tributary.model.Secret;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import io.tributary.model.TimeWindow;
import io.tributary.storage.Database;
import io.tributary.storage.Deadline;
import io.tributary.storage.DiscrepancyTable.Numbered;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Our books beside Stripe's: no gap, or what it is made of, with a button that mends it. */
final class BooksPage {
  private static final int MOST_SCANNED = 5_000;

  /** Waiting for Stripe has used up the time that the database had for the request. */
  private static final Duration AFTER_STRIPE = Duration.ofSeconds(5);

  private static final String ADDRESS = "/reconciliation";
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;
  private final BooksReading reading;
  private final SecureRandom random = new SecureRandom();

  BooksPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
    this.reading = new BooksReading(database, tables, ports.books());
  }

  Response show(Request request, Secret csrfToken) {
    return render(request.query(), csrfToken, List.of());
  }

  /** The piece of the page that tells how far a comparison is. */
  Response progress(Request request, Secret csrfToken) {
    return pages.piece("comparing.jte", reading.read(request.query(), List.of()));
  }

  /** Asks for a comparison, which a worker does. */
  Response ask(Request request, Secret csrfToken) {
    Query form = Forms.read(request);
    StripeBooks books = books(form);
    Instant now = ports.clock().instant();
    Instant from = now.minus(Duration.ofDays(days(form))).truncatedTo(ChronoUnit.DAYS);
    Comparison asked =
        Comparison.asked(ComparisonId.mint(now, random), books, new TimeWindow(from, now), now);
    database.useTransaction(open -> tables.comparisons().ask(open, asked));
    return Pages.secured(Response.seeOther(address(books)));
  }

  private static int days(Query form) {
    String days = form.first("days").orElse("");
    return Arrays.stream(BooksView.Span.values())
        .map(BooksView.Span::days)
        .filter(span -> String.valueOf(span).equals(days))
        .findFirst()
        .orElseThrow(() -> new BadRequest("Choose one of the spans of time that the page offers."));
  }

  /** Fetches one object, or all that a comparison missed, from Stripe. */
  Response fetch(Request request, Secret csrfToken) {
    Query form = Forms.read(request);
    StripeBooks books = books(form);
    List<ImportOutcome> outcomes = ports.books().importing().apply(books, wanted(books, form));
    List<ImportOutcome> failed = outcomes.stream().filter(outcome -> !outcome.isThere()).toList();
    if (failed.isEmpty()) {
      return Pages.secured(Response.seeOther(address(books) + "#gaps"));
    }
    return Database.awaited(Deadline.in(AFTER_STRIPE), () -> render(form, csrfToken, failed));
  }

  private List<StripeObject> wanted(StripeBooks books, Query form) {
    Optional<String> one = form.first("object");
    if (one.isPresent()) {
      return List.of(object(one.get()));
    }
    ComparisonId comparison =
        form.first("comparison").flatMap(ComparisonId::parse).orElseThrow(BooksPage::unknown);
    return database.inTransaction(open -> findings(open, books, comparison)).stream()
        .filter(BooksView::isToImport)
        .map(Numbered::finding)
        .map(finding -> finding.spot().object())
        .limit(BooksView.MOST_IMPORTED)
        .toList();
  }

  private List<Numbered> findings(Transaction open, StripeBooks books, ComparisonId comparison) {
    return tables
        .comparisons()
        .find(open, comparison)
        .filter(found -> found.books().equals(books))
        .map(
            found -> tables.discrepancies().list(open, found.id(), Integer.MAX_VALUE, MOST_SCANNED))
        .orElseThrow(BooksPage::unknown);
  }

  private static StripeObject object(String text) {
    int colon = Math.max(0, text.indexOf(':'));
    String id = text.substring(Math.min(text.length(), colon + 1));
    return StripeKind.parse(text.substring(0, colon))
        .filter(_ -> StripeObject.isId(id))
        .map(kind -> new StripeObject(kind, id))
        .orElseThrow(BooksPage::unknown);
  }

  private static BadRequest unknown() {
    return new BadRequest("This is nothing the page offered to import; load it again.");
  }

  private StripeBooks books(Query form) {
    StripeBooks books =
        new StripeBooks(
            new AccountId(form.first("account").orElse("")),
            new Asked(form).flag("test").orElse(false));
    if (!ports.books().keyed().get().contains(books)) {
      throw new BadRequest(
          "There is no API key any more that opens these books; load the page again.");
    }
    return books;
  }

  private Response render(Query query, Secret csrfToken, List<ImportOutcome> failed) {
    Frame frame = pages.frame("Stripe’s books", Frame.Tab.BOOKS, csrfToken);
    return pages.page(200, "books.jte", frame, reading.read(query, failed));
  }

  static String address(StripeBooks books) {
    return ADDRESS
        + "?account="
        + URLEncoder.encode(books.account().value(), StandardCharsets.UTF_8)
        + "&test="
        + books.test();
  }
}
