package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.LinkTable.Created;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The resource {@code links}: tracked links, and the one thing programs may create. */
final class Links {
  static final List<String> FILTERS = List.of("site");
  private static final int MOST_MINTED = 10;
  private static final String UNAMBIGUOUS = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int MINTED_LENGTH = 8;
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Ports ports;

  Links(
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
    List<Created> rows =
        database.inTransaction(
            transaction -> tables.links().list(transaction, parameters.text("site"), wanted));
    Page<Created> page = Page.cut(rows, parameters.limit(), Links::cursor);
    String publicUrl = ports.publicUrl().get();
    return Json.ok(
        page.with(page.items().stream().map(row -> LinkView.of(row, publicUrl)).toList()));
  }

  Response create(Request request) {
    Parameters.none(request);
    NewLink wanted = NewLink.read(request.body(), knownSites());
    if (!wanted.problems().isEmpty()) {
      return Problem.of(400, String.join(" ", wanted.problems()), wanted.problems());
    }
    Instant now = clock.instant();
    Optional<Link> made = database.inTransaction(transaction -> insert(transaction, wanted, now));
    if (made.isEmpty()) {
      return Problem.of(
          409,
          "The slug \"%s\" is taken; choose another, or leave it out to get one."
              .formatted(wanted.slug().orElse("")));
    }
    ports.linksChanged().run();
    return Json.created(LinkView.of(new Created(made.get(), now), ports.publicUrl().get()));
  }

  private Optional<Link> insert(Transaction transaction, NewLink wanted, Instant now) {
    int attempts = wanted.slug().isPresent() ? 1 : MOST_MINTED;
    for (int attempt = 0; attempt < attempts; attempt++) {
      Link link =
          new Link(
              LinkId.mint(now, random),
              wanted.site(),
              wanted.slug().orElseGet(this::mintSlug),
              wanted.target());
      if (tables.links().insert(transaction, link, now)) {
        return Optional.of(link);
      }
    }
    return Optional.empty();
  }

  private List<SiteId> knownSites() {
    return database.inTransaction(
        transaction -> tables.sites().all(transaction).stream().map(Site::id).toList());
  }

  private String mintSlug() {
    StringBuilder slug = new StringBuilder(MINTED_LENGTH);
    for (int i = 0; i < MINTED_LENGTH; i++) {
      slug.append(UNAMBIGUOUS.charAt(random.nextInt(UNAMBIGUOUS.length())));
    }
    return slug.toString();
  }

  private static String cursor(Created row) {
    return PageRequest.cursor(row.createdAt(), row.link().id().value());
  }
}
