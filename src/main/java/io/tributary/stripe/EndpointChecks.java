package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether Stripe has an endpoint for us, and what it sends there. */
final class EndpointChecks {
  private static final String AT_STRIPE = "Webhooks in Stripe's dashboard";
  private final OurSide ours;
  private final StripeSide theirs;
  private final List<Endpoint> here;

  private EndpointChecks(OurSide ours, StripeSide theirs) {
    this.ours = ours;
    this.theirs = theirs;
    this.here = theirs.endpointsAt(ours.home().webhook());
  }

  static List<Finding> all(OurSide ours, StripeSide theirs) {
    return theirs
        .endpoints()
        .failure()
        .map(failure -> List.of(withheld(failure)))
        .orElseGet(() -> new EndpointChecks(ours, theirs).findings());
  }

  private static Finding withheld(StripeFailure failure) {
    String why =
        failure.kind() == StripeFailure.Kind.PERMISSION_MISSING
            ? "The key may not read webhook endpoints, so it isn't known whether Stripe sends its"
                + " messages here."
            : String.valueOf(failure.getMessage());
    return Finding.unknown(Check.ENDPOINT, why);
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(found());
    meant().ifPresent(findings::add);
    if (isSending()) {
      findings.add(events());
      here.stream().filter(Endpoint::isEnabled).map(VersionChecks::of).forEach(findings::add);
      findings.add(secrets());
    }
    return findings;
  }

  private boolean isSending() {
    return here.stream().anyMatch(Endpoint::isEnabled);
  }

  private Finding found() {
    if (here.isEmpty()) {
      return missing();
    }
    if (!isSending()) {
      return Finding.trouble(
              Check.ENDPOINT, "The endpoint " + here.getFirst().url() + " is disabled at Stripe.")
          .remedy(
              "Enable it. Stripe disables an endpoint by itself when its messages fail for days; what"
                  + " it didn't send meanwhile can be fetched with the API key.")
          .repair(repair(Repair.Kind.ENABLE_ENDPOINT, here.getFirst().id()));
    }
    return Finding.good(
        Check.ENDPOINT,
        here.size() == 1
            ? "Stripe sends its messages to " + here.getFirst().url() + "."
            : here.size()
                + " endpoints at Stripe lead here. That is harmless: a message that comes twice is"
                + " counted once.");
  }

  private Finding missing() {
    String sentence = "No webhook endpoint at Stripe leads to " + ours.home().webhook() + ".";
    if (!ours.home().isReachable()) {
      return Finding.advice(Check.ENDPOINT, sentence)
          .remedy(
              "Set TRIBUTARY_PUBLIC_URL first. On this machine alone, let the Stripe CLI forward the"
                  + " messages: stripe listen --forward-to "
                  + ours.home().webhook());
    }
    boolean isHeard =
        ours.stored().flatMap(stored -> stored.latest(account(), theirs.isTest())).isPresent();
    return creatable(isHeard ? doubtful(sentence) : unheard(sentence));
  }

  private static Finding doubtful(String sentence) {
    return Finding.advice(Check.ENDPOINT, sentence + " Yet messages of this account have come.")
        .remedy("Is TRIBUTARY_PUBLIC_URL this server's address, and the endpoint still there?");
  }

  private static Finding unheard(String sentence) {
    return Finding.trouble(Check.ENDPOINT, sentence)
        .remedy(
            "Add one at Stripe with this address and the events that Setup lists; with a key that may"
                + " write webhook endpoints it can be made from here.");
  }

  /** Stripe takes https only for live data. */
  private Finding creatable(Finding finding) {
    Finding whole = finding.way(AT_STRIPE, dashboard());
    return ours.home().isSecure() || theirs.isTest()
        ? whole.repair(repair(Repair.Kind.CREATE_ENDPOINT, ""))
        : whole;
  }

  private Optional<Finding> meant() {
    List<String> strays =
        theirs.endpoints().answer().orElse(List.of()).stream()
            .filter(Endpoint::isEnabled)
            .filter(endpoint -> endpoint.isMeantFor(ours.home().webhook()))
            .map(Endpoint::url)
            .toList();
    return strays.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.advice(
                    Check.ENDPOINT,
                    "Endpoints at Stripe that look as if they were meant for this server, and have"
                        + " another address than "
                        + ours.home().webhook()
                        + ":")
                .at(strays)
                .remedy(
                    "Correct their address at Stripe, or remove them. Stripe follows no redirects.")
                .way(AT_STRIPE, dashboard()));
  }

  private Finding events() {
    List<Endpoint> enabled = here.stream().filter(Endpoint::isEnabled).toList();
    return EventChecks.of(enabled, repair(Repair.Kind.SELECT_EVENTS, enabled.getFirst().id()));
  }

  private Finding secrets() {
    long enabled = here.stream().filter(Endpoint::isEnabled).count();
    long known = ours.secretsOf(account());
    if (known < enabled) {
      return Finding.trouble(
              Check.ENDPOINT_SECRET,
              "Endpoints that lead here: %d; webhook secrets known for them: %d."
                  .formatted(enabled, known))
          .remedy(
              "Each endpoint has a secret of its own, in live and in test mode: reveal each at Stripe"
                  + " and add it.")
          .way(AT_STRIPE, dashboard());
    }
    return Finding.good(Check.ENDPOINT_SECRET, "Each endpoint that leads here has a secret.");
  }

  private AccountId account() {
    return theirs.keyed().account();
  }

  private Repair repair(Repair.Kind kind, String endpoint) {
    return new Repair(kind, account(), theirs.isTest(), endpoint);
  }

  private String dashboard() {
    return "https://dashboard.stripe.com/" + (theirs.isTest() ? "test/" : "") + "webhooks";
  }
}
