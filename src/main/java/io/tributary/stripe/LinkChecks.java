package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.WantedEvents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Payment links that lose the clicks of their sales, or part of what could be known of them. */
final class LinkChecks {
  /** Source: docs.stripe.com/payments/payment-methods: those that notify of success later. */
  private static final Set<String> DELAYED =
      Set.of(
          "acss_debit",
          "au_becs_debit",
          "bacs_debit",
          "boleto",
          "customer_balance",
          "konbini",
          "multibanco",
          "nz_bank_account",
          "oxxo",
          "sepa_debit",
          "sofort",
          "us_bank_account");

  private static final String CLICK_ID = "click_id";
  private static final String SESSION = "{CHECKOUT_SESSION_ID}";
  private static final String IN_DASHBOARD = "Payment links in Stripe's dashboard";
  private final OurSide ours;
  private final StripeSide theirs;
  private final List<PaymentLink> links;

  private LinkChecks(OurSide ours, StripeSide theirs, List<PaymentLink> links) {
    this.ours = ours;
    this.theirs = theirs;
    this.links = links.stream().filter(PaymentLink::isActive).toList();
  }

  /** Nothing when the key may not read payment links, which its permissions say. */
  static List<Finding> all(OurSide ours, StripeSide theirs) {
    return theirs
        .links()
        .answer()
        .map(links -> new LinkChecks(ours, theirs, links).findings())
        .orElse(List.of());
  }

  private List<Finding> findings() {
    if (links.isEmpty()) {
      return List.of(
          Finding.good(Check.LINK_HOSTS, "The account has no active payment links to look at."));
    }
    return Stream.of(hosts(), metadata(), delayed(), customers(), redirects(), capture())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Without the database nobody knows which domains the tag is told. */
  private Optional<Finding> hosts() {
    return ours.stored().map(OurSide.Stored::checkoutHosts).map(this::hosts);
  }

  private Finding hosts(List<String> known) {
    List<String> strange = addresses(link -> !link.isKnownBy(known));
    return strange.isEmpty()
        ? Finding.good(Check.LINK_HOSTS, "The tag knows the domains of all active payment links.")
        : Finding.trouble(
                Check.LINK_HOSTS,
                "The tag doesn't know the domain of these payment links, so it adds no click id to"
                    + " them:")
            .at(strange)
            .remedy("Add the domain under “Your own checkout domains”.")
            .way("Setup", "/setup#site");
  }

  private Optional<Finding> metadata() {
    List<String> fixed = addresses(link -> link.metadata().contains(CLICK_ID));
    return Optional.of(
        fixed.isEmpty()
            ? Finding.good(
                Check.LINK_METADATA, "No payment link has metadata that is taken for a click.")
            : Finding.trouble(
                    Check.LINK_METADATA,
                    "These payment links have “click_id” in their metadata, which Stripe copies to"
                        + " every sale; one without a click of its own is credited to that:")
                .at(fixed)
                .remedy("Remove it from the link; name a campaign by another word.")
                .way(IN_DASHBOARD, dashboard()));
  }

  /** Links that leave the ways to pay to Stripe may take delayed ones, too. */
  private Optional<Finding> delayed() {
    List<String> slow = addresses(link -> link.methods().stream().anyMatch(DELAYED::contains));
    List<Endpoint> sending =
        theirs.endpointsAt(ours.home().webhook()).stream().filter(Endpoint::isEnabled).toList();
    if (slow.isEmpty() || sending.isEmpty()) {
      return Optional.empty();
    }
    boolean areTold =
        WantedEvents.LATER_PAID.types().stream()
            .allMatch(type -> sending.stream().anyMatch(each -> each.sends(type)));
    return Optional.of((areTold ? pending() : pendingForEver()).at(slow));
  }

  private static Finding pending() {
    return Finding.good(
        Check.LINK_DELAYED,
        "Through some links people can pay by bank debit or voucher; such a sale is pending until the"
            + " money is there, up to 14 days.");
  }

  private static Finding pendingForEver() {
    return Finding.trouble(
            Check.LINK_DELAYED,
            "Through these links people can pay by bank debit or voucher, and Stripe doesn't tell when"
                + " that money comes, so that the sales stay pending for ever:")
        .remedy("Select the events " + String.join(" and ", WantedEvents.LATER_PAID.types()) + ".");
  }

  private Optional<Finding> customers() {
    List<String> guests =
        addresses(link -> !link.makesCustomer() && !link.isRecurring().orElse(false));
    return Optional.of(
        guests.isEmpty()
            ? Finding.good(Check.LINK_CUSTOMERS, "Every active payment link makes a customer.")
            : Finding.advice(
                    Check.LINK_CUSTOMERS,
                    "Buyers through these links stay guests. The sale and its refunds are matched to"
                        + " the click, but a later purchase or charge can't be known to be of the same"
                        + " person:")
                .at(guests)
                .remedy(
                    "Let the link always create a customer (customer_creation: always). Links that sell"
                        + " subscriptions do by themselves.")
                .way(IN_DASHBOARD, dashboard()));
  }

  private Optional<Finding> redirects() {
    List<String> blind =
        addresses(link -> link.redirect().filter(to -> !to.contains(SESSION)).isPresent());
    return Optional.of(
        blind.isEmpty()
            ? Finding.good(
                Check.LINK_REDIRECTS, "Your own thank-you pages are told which sale it was.")
            : Finding.advice(
                    Check.LINK_REDIRECTS,
                    "After these links Stripe sends buyers to a page that isn't told which sale it was;"
                        + " an ad platform's pixel there counts the sale again, beside Tributary:")
                .at(blind)
                .remedy(
                    "Add the literal text session_id="
                        + SESSION
                        + " to the page's address in the link's settings, and give it to the pixel as"
                        + " the event's id.")
                .way(IN_DASHBOARD, dashboard()));
  }

  private Optional<Finding> capture() {
    List<String> reserved = addresses(PaymentLink::isCapturedByHand);
    return reserved.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.advice(
                    Check.LINK_CAPTURE,
                    "These links only reserve the money; a sale counts as paid once you capture it:")
                .at(reserved)
                .remedy(
                    "Nothing, if you mean it so: uncaptured payments stay pending, then fail."));
  }

  private List<String> addresses(Predicate<PaymentLink> isMeant) {
    return links.stream().filter(isMeant).map(PaymentLink::url).toList();
  }

  private String dashboard() {
    return "https://dashboard.stripe.com/" + (theirs.isTest() ? "test/" : "") + "payment-links";
  }
}
