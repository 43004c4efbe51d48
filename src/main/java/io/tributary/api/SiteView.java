package io.tributary.api;

import io.tributary.model.Site;
import java.util.List;

/** A website with its own tag, links and policies. */
record SiteView(
    String id,
    String name,
    List<String> domains,
    List<String> stripeHosts,
    String referencePolicy,
    String consentPolicy,
    List<String> tagExtras) {
  SiteView {
    domains = List.copyOf(domains);
    stripeHosts = List.copyOf(stripeHosts);
    tagExtras = List.copyOf(tagExtras);
  }

  static SiteView of(Site site) {
    return new SiteView(
        site.id().value(),
        site.name(),
        site.domains(),
        site.stripeHosts(),
        Json.word(site.referencePolicy()),
        Json.word(site.consentPolicy()),
        site.tagExtras().stream().map(Json::word).toList());
  }
}
