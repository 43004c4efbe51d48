package io.tributary.stripe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A walk through all pages of one of Stripe's lists. */
final class StripeWalk implements Iterator<JsonNode> {
  private static final String MOST_A_PAGE = "100";
  private final Function<Map<String, String>, JsonNode> pages;
  private final Map<String, String> query;
  private final Deque<JsonNode> page = new ArrayDeque<>();
  private boolean hasMore = true;

  StripeWalk(Function<Map<String, String>, JsonNode> pages, Map<String, String> query) {
    this.pages = pages;
    this.query = new HashMap<>(query);
    this.query.putIfAbsent("limit", MOST_A_PAGE);
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty() && hasMore) {
      turn();
    }
    return !page.isEmpty();
  }

  @Override
  public JsonNode next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.removeFirst();
  }

  private void turn() {
    JsonNode answer = pages.apply(query);
    answer.path("data").forEach(page::addLast);
    hasMore = answer.path("has_more").asBoolean(false);
    if (!answer.path("data").isArray() || (hasMore && page.isEmpty())) {
      throw stuck(); // else it would look like a list that ends here
    }
    if (hasMore) {
      String cursor = StripeJson.text(page.getLast(), "id").orElseThrow(StripeWalk::stuck);
      if (cursor.equals(query.put("starting_after", cursor))) {
        throw stuck();
      }
    }
  }

  private static StripeFailure stuck() {
    return new StripeFailure(
        StripeFailure.Kind.UNAVAILABLE, 200, "Stripe's list does not go on: try again later.");
  }
}
