package io.tributary.stripe;

import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Asks Stripe for single objects that its lists don't have. */
final class Whereabouts {
  /** More than that is no gap: it is the wrong account. */
  private static final int MOST_ASKED = 1_000;

  private final StripeApi api;
  private final TimeWindow window;
  private int asked;

  /** Why a list doesn't have an object. */
  enum Answer {
    /** It is of another time. */
    OF_ANOTHER_TIME,
    /** It is in another state than those the list holds. */
    OF_ANOTHER_STATE,
    /** It should be in the list, or Stripe doesn't know it. */
    NOT_THERE
  }

  Whereabouts(StripeApi api, TimeWindow window) {
    this.api = api;
    this.window = window;
  }

  Answer ask(StripeKind kind, String id) {
    if (asked++ >= MOST_ASKED) {
      return Answer.NOT_THERE;
    }
    TheirList list = TheirList.of(kind);
    Optional<JsonNode> object = find(kind, id);
    if (object.isPresent() && !list.takes(object.get())) {
      return Answer.OF_ANOTHER_STATE;
    }
    Instant first = window.from().minus(list.overlap());
    return object
        .flatMap(found -> StripeJson.time(found, "created"))
        .filter(created -> created.isBefore(first) || !created.isBefore(window.to()))
        .map(_ -> Answer.OF_ANOTHER_TIME)
        .orElse(Answer.NOT_THERE);
  }

  /** Whether the object itself says of its amount what a list said. */
  boolean says(Theirs listed) {
    return find(listed.kind(), listed.id())
        .flatMap(object -> TheirReading.of(listed.kind(), object))
        .filter(found -> found.amount().equals(listed.amount()))
        .isPresent();
  }

  /** The object itself; empty when Stripe has none of that id. */
  Optional<JsonNode> find(StripeKind kind, String id) {
    try {
      return Optional.of(api.get(TheirList.of(kind).pathOf(id), Map.of()));
    } catch (StripeFailure failure) {
      if (failure.kind() == StripeFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }
}
