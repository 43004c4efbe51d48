package io.tributary.stripe;

import io.tributary.model.StripeKind;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's API as one comparison asks it: before each request it says that it lives, and of all
 * lists together it reads only so much.
 */
final class Questions {
  /** Of each an id is kept; a page counts as a full one, for a list could go on without any. */
  static final int MOST_OBJECTS = 2_000_000;

  private static final int FULL_PAGE = 100;
  private final StripeApi api;
  private final Limits limits;
  private final Runnable beat;
  private long objects;

  /**
   * Prepares them.
   *
   * @param beat said before each request; may throw to end the comparison
   */
  Questions(StripeApi api, Limits limits, Runnable beat) {
    this.api = api;
    this.limits = limits;
    this.beat = beat;
  }

  Limits limits() {
    return limits;
  }

  /** Walks a whole list, newest first. */
  Iterable<JsonNode> list(String path, Map<String, String> query) {
    return () -> new StripeWalk(page -> page(path, page), query);
  }

  private JsonNode page(String path, Map<String, String> query) {
    JsonNode page = get(path, query);
    objects += Math.max(FULL_PAGE, page.path("data").size());
    if (objects > MOST_OBJECTS) {
      throw new StripeFailure(
          StripeFailure.Kind.UNAVAILABLE,
          200,
          "Stripe's lists hold more than %,d objects of this stretch of time: compare a shorter one."
              .formatted(MOST_OBJECTS));
    }
    return page;
  }

  JsonNode get(String path, Map<String, String> query) {
    beat.run();
    return api.get(path, query);
  }

  /** The object itself; empty when Stripe has none of that id. */
  Optional<JsonNode> find(StripeKind kind, String id, Map<String, String> query) {
    try {
      return Optional.of(get(TheirList.of(kind).pathOf(id), query));
    } catch (StripeFailure failure) {
      if (failure.kind() == StripeFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
