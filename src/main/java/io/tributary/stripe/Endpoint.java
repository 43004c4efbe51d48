package io.tributary.stripe;

import io.tributary.model.WantedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A webhook endpoint at Stripe.
 *
 * <p>Source: docs.stripe.com/api/webhook_endpoints/object.
 *
 * @param events the types it sends; {@code *} is nearly all
 * @param version the API version of its messages; absent: the account's default
 */
record Endpoint(
    String id,
    String url,
    boolean isEnabled,
    List<String> events,
    Optional<String> version,
    Optional<Instant> created) {
  private static final String ALL = "*";
  private static final String DOOR = "/hooks/stripe";
  private static final int LONGEST = 300;

  Endpoint {
    events = List.copyOf(events);
  }

  static Endpoint read(JsonNode object) {
    return new Endpoint(
        StripeJson.text(object, "id").orElse(""),
        StripeJson.text(object, "url").map(url -> StripeJson.clipped(url, LONGEST)).orElse(""),
        !StripeJson.text(object, "status").equals(Optional.of("disabled")),
        StripeJson.texts(object.path("enabled_events")),
        StripeJson.text(object, "api_version").map(text -> StripeJson.clipped(text, LONGEST)),
        StripeJson.time(object, "created"));
  }

  /** Whether it leads to our door. */
  boolean isAt(String webhook) {
    return isAt(url, webhook);
  }

  /** Whether an address leads to our door. */
  static boolean isAt(String address, String webhook) {
    return Place.of(address)
        .flatMap(here -> Place.of(webhook).map(door -> here.isBeside(door) && isDoor(here, door)))
        .orElse(false);
  }

  /** Whether it seems to be meant for us, and doesn't arrive. */
  boolean isMeantFor(String webhook) {
    return !isAt(webhook)
        && Place.of(url)
            .filter(
                here ->
                    here.path().endsWith(DOOR)
                        || Place.of(webhook).filter(here::hasHost).isPresent())
            .isPresent();
  }

  private static boolean isDoor(Place here, Place door) {
    return here.path().equals(door.path()) || here.path().startsWith(door.path() + "/");
  }

  boolean sendsAll() {
    return events.contains(ALL);
  }

  boolean sends(String type) {
    return sendsAll() || events.contains(type);
  }

  /** The types we read that it doesn't send. */
  List<String> missing() {
    return WantedEvents.all().stream().filter(type -> !sends(type)).toList();
  }

  /** The types it sends that nobody reads here. */
  List<String> superfluous() {
    List<String> wanted = WantedEvents.all();
    return events.stream().filter(type -> !type.equals(ALL) && !wanted.contains(type)).toList();
  }
}
