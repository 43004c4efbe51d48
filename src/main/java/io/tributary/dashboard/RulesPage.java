package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.RulesPreview;
import io.tributary.model.RulesVersion;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a site turns payments into conversions: what holds, what would change, a new version. */
final class RulesPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;

  /** What is in the form, and what was found about it. */
  private record Typed(
      Optional<RulesForm> form, Map<String, String> objections, Optional<RulesPreview> preview) {}

  RulesPage(Database database, Tables tables, Pages pages, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  Response show(Request request, Secret csrfToken) {
    Typed nothing = new Typed(Optional.empty(), Map.of(), Optional.empty());
    boolean isSaved = request.query().first("saved").isPresent();
    return render(request.query().first("site"), csrfToken, nothing, isSaved);
  }

  /** Tries what was typed, or, when that was seen, saves it. */
  Response submit(Request request, Secret csrfToken) {
    Query fields = Forms.read(request);
    RulesForm form = RulesForm.read(fields);
    Optional<String> site = fields.first("site");
    Map<String, String> objections = form.objections();
    if (!objections.isEmpty()) {
      Typed refused = new Typed(Optional.of(form), objections, Optional.empty());
      return render(site, csrfToken, refused, false);
    }
    return fields.first("action").equals(Optional.of("save"))
        ? save(site, csrfToken, form)
        : preview(site, csrfToken, form);
  }

  private Response preview(Optional<String> wanted, Secret csrfToken, RulesForm form) {
    SiteId site = database.inTransaction(transaction -> site(transaction, wanted)).id();
    Optional<RulesPreview> preview =
        ports.rulesPreview().apply(site, form.rules(ports.clock().instant()));
    if (preview.isEmpty()) {
      return refused(wanted, csrfToken, form, RulesPreview.BUSY);
    }
    Typed tried = new Typed(Optional.of(form), Map.of(), preview);
    return render(wanted, csrfToken, tried, false);
  }

  /** The form as it was typed, with what is in the way. */
  private Response refused(
      Optional<String> wanted, Secret csrfToken, RulesForm form, String sentence) {
    Map<String, String> objections = Map.of("form", sentence);
    return render(
        wanted, csrfToken, new Typed(Optional.of(form), objections, Optional.empty()), false);
  }

  private Response save(Optional<String> wanted, Secret csrfToken, RulesForm form) {
    Instant now = ports.clock().instant();
    Optional<SiteId> saved =
        database.inTransaction(
            transaction -> {
              SiteId site = site(transaction, wanted).id();
              RulesVersion version =
                  new RulesVersion(site, form.rules(now), now, RulesVersion.Author.OWNER);
              return Optional.of(site).filter(_ -> tables.siteRules().add(transaction, version));
            });
    return saved
        .map(site -> Pages.secured(Response.seeOther(address(site) + "&saved=1")))
        .orElseGet(() -> refused(wanted, csrfToken, form, RulesVersion.FULL));
  }

  private Response render(Optional<String> wanted, Secret csrfToken, Typed typed, boolean isSaved) {
    RulesView view =
        database.inTransaction(transaction -> view(transaction, wanted, typed, isSaved));
    Frame frame = pages.frame("Rules", Frame.Tab.RULES, csrfToken);
    return pages.page(typed.objections().isEmpty() ? 200 : 422, "rules.jte", frame, view);
  }

  private RulesView view(
      Transaction transaction, Optional<String> wanted, Typed typed, boolean isSaved) {
    Site site = site(transaction, wanted);
    List<RulesVersion> versions = tables.siteRules().of(transaction, site.id());
    Instant now = ports.clock().instant();
    Optional<RulesVersion> current =
        versions.stream().filter(version -> !version.rules().from().isAfter(now)).findFirst();
    SiteRules holding = current.map(RulesVersion::rules).orElse(SiteRules.USUAL);
    return new RulesView(
        site,
        choices(tables.sites().all(transaction), site),
        versions,
        current,
        typed.form().orElseGet(() -> RulesForm.of(holding)),
        typed.objections(),
        typed.preview(),
        isSaved,
        !tables.ruleChanges().isEmpty(transaction));
  }

  private static List<PaymentsView.Choice> choices(List<Site> sites, Site shown) {
    return sites.stream()
        .map(
            site ->
                new PaymentsView.Choice(
                    site.name(), address(site.id()), site.id().equals(shown.id())))
        .toList();
  }

  private static String address(SiteId site) {
    return "/rules?site=" + URLEncoder.encode(site.value(), StandardCharsets.UTF_8);
  }

  /** The site that is meant; the first one where none is, or one that isn't there. */
  private Site site(Transaction transaction, Optional<String> wanted) {
    List<Site> sites = tables.sites().all(transaction);
    return sites.stream()
        .filter(site -> wanted.equals(Optional.of(site.id().value())))
        .findFirst()
        .or(() -> sites.stream().filter(site -> site.id().equals(SiteId.DEFAULT)).findFirst())
        .orElseThrow(() -> new IllegalStateException("the default site is gone"));
  }
}
