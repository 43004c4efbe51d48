package io.tributary.model;

import java.util.List;

/**
 * A website and its policies.
 *
 * @param domains hosts of the pages with our tag; empty accepts all
 * @param stripeHosts the merchant's own checkout hosts, beside Stripe's
 */
public record Site(
    SiteId id,
    String name,
    List<String> domains,
    List<String> stripeHosts,
    ReferencePolicy referencePolicy,
    ConsentPolicy consentPolicy) {
  /** What happens to a merchant's own {@code client_reference_id} on a link. */
  public enum ReferencePolicy {
    KEEP,
    REPLACE,
    /** Theirs, an underscore, ours. */
    APPEND
  }

  /** What the tag does until the visitor decides. */
  public enum ConsentPolicy {
    GRANTED,
    WAIT,
    DENIED
  }

  public Site {
    domains = List.copyOf(domains);
    stripeHosts = List.copyOf(stripeHosts);
  }
}
