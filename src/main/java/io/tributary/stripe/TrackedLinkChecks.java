package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.ClickId;
import io.tributary.model.Finding;
import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.model.Site.ReferencePolicy;
import io.tributary.model.SiteId;
import io.tributary.model.StripeHosts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Our own tracked links, where they lead to Stripe. */
final class TrackedLinkChecks {
  private static final String LINKS = "/links";
  private static final String REFERENCE = "client_reference_id=";

  private TrackedLinkChecks() {}

  /** Links whose target has a reference of its own, which the site's policy keeps. */
  static Optional<Finding> references(OurSide ours) {
    List<String> fixed = ours.stored().map(TrackedLinkChecks::withReference).orElse(List.of());
    return fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.trouble(
                    Check.TRACKED_LINKS,
                    "These tracked links lead to a payment link with a client_reference_id of its own,"
                        + " which is kept, so that their sales are not matched to a click:")
                .at(fixed)
                .remedy(
                    "Make them anew without it, or choose in Setup to replace it or to append the"
                        + " click's id.")
                .way("Setup", "/setup#site"));
  }

  private static List<String> withReference(OurSide.Stored stored) {
    Set<SiteId> keeping =
        stored.sites().stream()
            .filter(site -> site.referencePolicy() == ReferencePolicy.KEEP)
            .map(Site::id)
            .collect(Collectors.toSet());
    return stored.links().stream()
        .filter(link -> keeping.contains(link.site()))
        .filter(link -> isAtStripe(link.target(), stored.checkoutHosts()))
        .filter(TrackedLinkChecks::hasReference)
        .map(link -> "/r/" + link.slug())
        .toList();
  }

  /** Links that lead to a payment link that is switched off. */
  static Optional<Finding> dead(OurSide ours, StripeSide theirs) {
    List<PaymentLink> off =
        theirs.links().answer().orElse(List.of()).stream()
            .filter(link -> !link.isActive())
            .toList();
    List<String> dead =
        ours.stored().map(OurSide.Stored::links).orElse(List.of()).stream()
            .filter(link -> off.stream().anyMatch(each -> each.isAt(link.target())))
            .map(link -> "/r/" + link.slug() + " → " + link.target())
            .toList();
    return dead.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.trouble(
                    Check.TRACKED_LINKS,
                    "Who follows these tracked links can't buy: they lead to a payment link that is"
                        + " switched off at Stripe.")
                .at(dead)
                .remedy("Switch the payment link on again, or make a tracked link to another one.")
                .way("Links", LINKS));
  }

  private static boolean hasReference(Link link) {
    String target = link.target();
    int at = target.indexOf(REFERENCE);
    return at >= 0 && !target.startsWith(ClickId.PLACEHOLDER, at + REFERENCE.length());
  }

  private static boolean isAtStripe(String target, List<String> checkoutHosts) {
    return Place.of(target)
        .filter(
            place ->
                StripeHosts.haveLinks(place.host())
                    || checkoutHosts.contains(place.host())
                    || checkoutHosts.contains(place.host() + ":" + place.port()))
        .isPresent();
  }
}
