package io.tributary.click;

import io.tributary.model.Site;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.Site.ReferencePolicy;
import io.tributary.model.SiteId;
import java.util.List;

/** Sites with one policy of the test's choice. */
final class Sites {
  static final Site PLAIN = of(List.of(), List.of());

  private Sites() {}

  static Site of(List<String> domains, List<String> stripeHosts) {
    return new Site(
        SiteId.DEFAULT,
        "The shop",
        domains,
        stripeHosts,
        ReferencePolicy.KEEP,
        ConsentPolicy.GRANTED);
  }

  static Site with(ReferencePolicy policy) {
    return new Site(
        SiteId.DEFAULT, "The shop", List.of(), List.of(), policy, ConsentPolicy.GRANTED);
  }

  static Site with(ConsentPolicy policy) {
    return new Site(SiteId.DEFAULT, "The shop", List.of(), List.of(), ReferencePolicy.KEEP, policy);
  }
}
