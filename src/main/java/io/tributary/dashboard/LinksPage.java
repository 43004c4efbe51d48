package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.storage.Database;
import io.tributary.storage.LinkTable;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tracked links: make one, copy one. */
final class LinksPage {
  // Without letters and digits that look alike.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int SLUG_LENGTH = 7;
  private static final int TRIES = 5;
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;
  private final SecureRandom random = new SecureRandom();

  LinksPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  Response show(Request request, Secret csrfToken) {
    return render(request, csrfToken, NewLink.EMPTY, Map.of());
  }

  Response create(Request request, Secret csrfToken) {
    NewLink wanted = NewLink.read(Forms.read(request));
    Map<String, String> objections = new LinkedHashMap<>(wanted.objections());
    if (sites().stream().noneMatch(site -> site.id().equals(wanted.site()))) {
      objections.put("site", "There is no such site any more; choose another.");
    }
    if (!objections.isEmpty()) {
      return render(request, csrfToken, wanted, objections);
    }
    Optional<String> made = insert(wanted);
    if (made.isEmpty()) {
      String taken = "There is a link of this name already; choose another.";
      return render(request, csrfToken, wanted, Map.of("slug", taken));
    }
    ports.linksChanged().run();
    return Pages.secured(Response.seeOther("/links?made=" + made.get()));
  }

  private Optional<String> insert(NewLink wanted) {
    if (wanted.slug().isPresent()) {
      return insert(wanted, wanted.slug().get());
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<String> made = insert(wanted, madeUpSlug());
      if (made.isPresent()) {
        return made;
      }
    }
    throw new IllegalStateException("every slug made up was taken");
  }

  private List<Site> sites() {
    return database.inTransaction(tables.sites()::all);
  }

  private Optional<String> insert(NewLink wanted, String slug) {
    Instant now = ports.clock().instant();
    Link link = new Link(LinkId.mint(now, random), wanted.site(), slug, wanted.target());
    boolean isNew =
        database.inTransaction(transaction -> tables.links().insert(transaction, link, now));
    return isNew ? Optional.of(slug) : Optional.empty();
  }

  private String madeUpSlug() {
    StringBuilder slug = new StringBuilder(SLUG_LENGTH);
    for (int index = 0; index < SLUG_LENGTH; index++) {
      slug.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return slug.toString();
  }

  private Response render(
      Request request, Secret csrfToken, NewLink typed, Map<String, String> objections) {
    Paging paging = Paging.read(request, List.of());
    List<LinkTable.Created> links =
        database.inTransaction(
            transaction -> tables.links().list(transaction, Optional.empty(), paging.wanted()));
    LinksView view =
        new LinksView(
            ports.publicUrl() + "/r/",
            typed.slug().orElse(""),
            typed.target(),
            typed.site(),
            sites(),
            objections,
            request.query().first("made").filter(slug -> isAmong(links, slug)),
            paging.page(links, LinksPage::cursor));
    Frame frame = pages.frame("Links", Frame.Tab.LINKS, csrfToken);
    return pages.page(objections.isEmpty() ? 200 : 422, "links.jte", frame, view);
  }

  /** Whether there is such a link: the page says nothing that only its address says. */
  private static boolean isAmong(List<LinkTable.Created> links, String slug) {
    return links.stream().anyMatch(link -> link.link().slug().equals(slug));
  }

  private static String cursor(LinkTable.Created link) {
    return PageRequest.cursor(link.createdAt(), link.link().id().value());
  }
}
