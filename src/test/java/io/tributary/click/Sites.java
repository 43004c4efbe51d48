package io.tributary.click;

import io.tributary.model.Site;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.Site.ReferencePolicy;
import io.tributary.model.Site.TagExtra;
import io.tributary.model.SiteId;
import java.util.List;
import java.util.Set;

/** Sites with one policy of the test's choice. */
final class Sites {
  static final Site PLAIN = of(List.of(), List.of());

  private Sites() {}

  static Site of(List<String> domains, List<String> stripeHosts) {
    return site(
        domains, stripeHosts, ReferencePolicy.KEEP, ConsentPolicy.GRANTED, TagExtra.BY_DEFAULT);
  }

  static Site with(ReferencePolicy policy) {
    return site(List.of(), List.of(), policy, ConsentPolicy.GRANTED, TagExtra.BY_DEFAULT);
  }

  static Site with(ConsentPolicy policy) {
    return site(List.of(), List.of(), ReferencePolicy.KEEP, policy, TagExtra.BY_DEFAULT);
  }

  static Site with(TagExtra... extras) {
    return site(List.of(), List.of(), ReferencePolicy.KEEP, ConsentPolicy.GRANTED, Set.of(extras));
  }

  private static Site site(
      List<String> domains,
      List<String> stripeHosts,
      ReferencePolicy reference,
      ConsentPolicy consent,
      Set<TagExtra> extras) {
    return new Site(SiteId.DEFAULT, "The shop", domains, stripeHosts, reference, consent, extras);
  }
}
