package io.tributary.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A website and its policies.
 *
 * @param domains hosts of the pages with our tag; empty accepts all
 * @param stripeHosts the merchant's own checkout hosts, beside Stripe's
 * @param tagExtras what the tag does there beside the core
 */
public record Site(
    SiteId id,
    String name,
    List<String> domains,
    List<String> stripeHosts,
    ReferencePolicy referencePolicy,
    ConsentPolicy consentPolicy,
    Set<TagExtra> tagExtras) {
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

  /** What a site may switch on and off. */
  public enum TagExtra {
    /** Hears a banner's answer through Google's Consent Mode and the IAB's TCF. */
    SIGNALS,
    /** Reports sent forms and links that lead away; on by default. */
    EVENTS,
    /** Takes e-mail and phone from forms as they are sent, to find the visitor's payments. */
    FIELDS,
    /** Answers to AnyTrack's function and parameter. */
    ANYTRACK;

    public static final Set<TagExtra> BY_DEFAULT = inOrder(EnumSet.of(EVENTS));

    /** These, always in the same order. */
    public static Set<TagExtra> inOrder(Collection<TagExtra> extras) {
      Set<TagExtra> ordered = EnumSet.noneOf(TagExtra.class);
      ordered.addAll(extras);
      return Collections.unmodifiableSet(ordered);
    }
  }

  public Site {
    domains = List.copyOf(domains);
    stripeHosts = List.copyOf(stripeHosts);
    // A directory.json of a version before this one says nothing about it.
    tagExtras = tagExtras == null ? TagExtra.BY_DEFAULT : TagExtra.inOrder(tagExtras);
  }
}
