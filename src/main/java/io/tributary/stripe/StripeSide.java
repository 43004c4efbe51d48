package io.tributary.stripe;

import io.tributary.model.Permission;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Stripe told about one account in one mode.
 *
 * @param probes whether each list may be read
 * @param destinations event destinations of the newer kind, with their payload style
 * @param newest the newest events of the kinds we read, newest first
 * @param undelivered how many events of the last days some endpoint has not taken, at most 100
 */
record StripeSide(
    KeyedAccount keyed,
    Told<JsonNode> account,
    Map<Permission, Optional<StripeFailure>> probes,
    Told<List<Endpoint>> endpoints,
    Told<List<Destination>> destinations,
    Told<List<PaymentLink>> links,
    Told<List<Happened>> newest,
    Told<Integer> undelivered) {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ADDRESS = 300;

  /** An event at Stripe. */
  record Happened(String type, Instant at) {
    static Optional<Happened> read(JsonNode event) {
      return StripeJson.time(event, "created")
          .map(at -> new Happened(StripeJson.text(event, "type").orElse(""), at));
    }
  }

  /**
   * Where events go.
   *
   * @param isThin whether it sends ids instead of objects
   */
  record Destination(String id, String url, boolean isThin) {
    static Destination read(JsonNode object) {
      return new Destination(
          StripeJson.text(object, "id").orElse(""),
          StripeJson.text(object.path("webhook_endpoint"), "url")
              .map(url -> StripeJson.clipped(url, LONGEST_ADDRESS))
              .orElse(""),
          StripeJson.text(object, "event_payload").equals(Optional.of("thin")));
    }
  }

  StripeSide {
    probes = Map.copyOf(probes);
  }

  boolean isTest() {
    return !keyed.isLive();
  }

  /** Whether Stripe says nothing to this key. */
  Optional<StripeFailure> silence() {
    return account
        .failure()
        .filter(
            failure ->
                failure.kind() == StripeFailure.Kind.KEY_REFUSED
                    || failure.kind() == StripeFailure.Kind.UNAVAILABLE);
  }

  /** What the account is called at Stripe, where the key may see it. */
  Optional<String> name() {
    return account
        .answer()
        .flatMap(StripeSide::nameIn)
        .map(name -> StripeJson.clipped(name, LONGEST_NAME));
  }

  private static Optional<String> nameIn(JsonNode account) {
    return StripeJson.text(account.path("settings").path("dashboard"), "display_name")
        .or(() -> StripeJson.text(account.path("business_profile"), "name"));
  }

  /** What the key may not do, with Stripe's refusal. */
  Map<Permission, StripeFailure> missing() {
    Map<Permission, StripeFailure> missing = new EnumMap<>(Permission.class);
    probes.forEach(
        (permission, failure) ->
            failure
                .filter(found -> found.kind() == StripeFailure.Kind.PERMISSION_MISSING)
                .ifPresent(found -> missing.put(permission, found)));
    return missing;
  }

  /** The endpoints that lead to our door. */
  List<Endpoint> endpointsAt(String webhook) {
    return endpoints.answer().orElse(List.of()).stream()
        .filter(endpoint -> endpoint.isAt(webhook))
        .toList();
  }
}
