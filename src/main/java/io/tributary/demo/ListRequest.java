package io.tributary.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * One question for a page of a list.
 *
 * @param wanted which objects are in the list
 * @param limit how many a page holds at most
 * @param after the last id of the page before
 * @param before the first id of the page after
 */
record ListRequest(
    Listing listing,
    Predicate<JsonNode> wanted,
    int limit,
    Optional<String> after,
    Optional<String> before) {
  private static final String AFTER = "starting_after";
  private static final String BEFORE = "ending_before";
  private static final Set<String> OF_EVERY_LIST = Set.of("limit", AFTER, BEFORE, "expand[]");
  private static final Duration EVENTS_KEPT = Duration.ofDays(30);
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST = 100;

  /**
   * Reads the question.
   *
   * @throws StripeError when Stripe would refuse it
   */
  static ListRequest parse(Listing listing, StripeParameters parameters, Instant now) {
    contradictions(parameters);
    Predicate<JsonNode> wanted = always(listing, parameters, now);
    for (String name : parameters.names()) {
      if (!OF_EVERY_LIST.contains(name)) {
        ListFilter filter =
            listing.filter(name).orElseThrow(() -> StripeError.unknownParameter(name));
        wanted = wanted.and(filter.read(name, parameters.all(name)));
      }
    }
    return new ListRequest(
        listing, wanted, limit(parameters), parameters.first(AFTER), parameters.first(BEFORE));
  }

  /** The parameter that names the cursor. */
  String cursorName() {
    return after.isPresent() ? AFTER : BEFORE;
  }

  private static Predicate<JsonNode> always(
      Listing listing, StripeParameters parameters, Instant now) {
    if (listing.equals(Listing.EVENTS)) {
      return kept(now);
    }
    boolean isOpen = listing.equals(Listing.SUBSCRIPTIONS) && !parameters.has("status");
    return isOpen ? ListFilter.SubscriptionStatus.notEnded() : _ -> true;
  }

  /** Events can be asked for during 30 days. */
  static Predicate<JsonNode> kept(Instant now) {
    long oldest = now.minus(EVENTS_KEPT).getEpochSecond();
    return event -> event.path("created").asLong() >= oldest;
  }

  private static int limit(StripeParameters parameters) {
    long limit =
        parameters
            .first("limit")
            .map(text -> StripeParameters.integer("limit", text))
            .orElse((long) DEFAULT_LIMIT);
    if (limit < 1 || limit > MOST) {
      String message = "Invalid limit: " + limit + " is not from 1 to 100";
      throw StripeError.invalid("parameter_invalid_integer", message, "limit");
    }
    return (int) limit;
  }

  private static void contradictions(StripeParameters parameters) {
    for (List<String> pair : List.of(List.of(AFTER, BEFORE), List.of("type", "types[]"))) {
      if (parameters.has(pair.getFirst()) && parameters.has(pair.getLast())) {
        String message = "You may only specify one of these parameters: " + pair;
        throw StripeError.invalid("parameter_invalid", message, pair.getFirst());
      }
    }
    if (parameters.has("payment[payment_intent]") && !parameters.has("payment[type]")) {
      throw StripeError.missingParameter("payment[type]");
    }
  }
}
