package io.tributary.dashboard;

import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.model.WantedEvents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to get clicks and payments in, and the site's settings.
 *
 * @param site the site that is shown, one of all
 * @param isSaved whether the settings were just saved
 */
public record SetupView(
    String publicUrl,
    ProgressView progress,
    SiteId site,
    List<Site> sites,
    SiteForm form,
    NewSite newSite,
    Map<String, String> objections,
    boolean isSaved) {
  public SetupView {
    sites = List.copyOf(sites);
    objections = Map.copyOf(objections);
  }

  /** What goes into the pages' head. */
  public String snippet() {
    return "<script async src=\"" + publicUrl + "/tag.js" + ownQuery() + "\"></script>";
  }

  /** The first site is meant where none is named. */
  private String ownQuery() {
    return site.equals(SiteId.DEFAULT) ? "" : query(site);
  }

  /** What names a site in an address. */
  static String query(SiteId site) {
    return "?site=" + URLEncoder.encode(site.value(), StandardCharsets.UTF_8);
  }

  /** Whose settings are shown. */
  public List<PaymentsView.Choice> choices() {
    return sites.stream()
        .map(
            each ->
                new PaymentsView.Choice(
                    each.name(), "/setup" + query(each.id()), each.id().equals(site)))
        .toList();
  }

  public String webhook() {
    return publicUrl + "/hooks/stripe";
  }

  /** The events to select at Stripe. */
  public List<String> events() {
    return WantedEvents.all();
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
