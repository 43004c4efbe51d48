package io.tributary.dashboard;

import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.storage.LinkTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of links and the form for a new one.
 *
 * @param prefix what comes before the slug in a link's address
 * @param slug what the form holds
 * @param target what the form holds
 * @param site what the form holds
 * @param sites to choose from
 * @param objections what is wrong with the form, by field
 * @param made the slug of the link that was just made
 */
public record LinksView(
    String prefix,
    String slug,
    String target,
    SiteId site,
    List<Site> sites,
    Map<String, String> objections,
    Optional<String> made,
    Page<LinkTable.Created> page) {
  public LinksView {
    sites = List.copyOf(sites);
    objections = Map.copyOf(objections);
  }

  /** The name of a link's site, where there are several. */
  public Optional<String> siteOf(LinkTable.Created created) {
    return sites.stream()
        .filter(each -> sites.size() > 1 && each.id().equals(created.link().site()))
        .map(Site::name)
        .findFirst();
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
