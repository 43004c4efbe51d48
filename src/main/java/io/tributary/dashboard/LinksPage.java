package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Secret;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.LinkTable;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import java.security.SecureRandom;
import java.time.Instant;
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
    return render(request, csrfToken, NewLink.read("", ""), Map.of());
  }

  Response create(Request request, Secret csrfToken) {
    Query form = Forms.read(request);
    NewLink wanted = NewLink.read(form.first("slug").orElse(""), form.first("target").orElse(""));
    Map<String, String> objections = wanted.objections();
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
      return insert(wanted.slug().get(), wanted.target());
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<String> made = insert(madeUpSlug(), wanted.target());
      if (made.isPresent()) {
        return made;
      }
    }
    throw new IllegalStateException("every slug made up was taken");
  }

  private Optional<String> insert(String slug, String target) {
    Instant now = ports.clock().instant();
    Link link = new Link(LinkId.mint(now, random), SiteId.DEFAULT, slug, target);
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
