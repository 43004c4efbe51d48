package io.tributary.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list, newest first.
 *
 * @param hasMore whether there is more in the direction of reading
 */
record ListPage(List<JsonNode> objects, boolean hasMore) {
  ListPage {
    objects = List.copyOf(objects);
  }

  /**
   * Turns to a page.
   *
   * @param all every object of the type, newest first
   * @param told what the list tells of an object: it, nothing, or it twice
   * @throws StripeError when the cursor names nothing
   */
  static ListPage of(
      ListRequest request, List<JsonNode> all, Function<JsonNode, Stream<JsonNode>> told) {
    boolean isBackwards = request.before().isPresent();
    List<JsonNode> rest = rest(request, all);
    List<JsonNode> found = new ArrayList<>();
    (isBackwards ? rest.reversed() : rest)
        .stream()
            .filter(request.wanted())
            .flatMap(told)
            .limit(request.limit() + 1L)
            .forEach(found::add);
    ListPage page = cut(found, request.limit());
    return isBackwards ? new ListPage(page.objects().reversed(), page.hasMore()) : page;
  }

  private static List<JsonNode> rest(ListRequest request, List<JsonNode> all) {
    if (request.after().isPresent()) {
      return all.subList(index(request, request.after().get(), all) + 1, all.size());
    }
    return request.before().isPresent()
        ? all.subList(0, index(request, request.before().get(), all))
        : all;
  }

  private static int index(ListRequest request, String id, List<JsonNode> all) {
    for (int index = 0; index < all.size(); index++) {
      if (id(all.get(index)).equals(id)) {
        return index;
      }
    }
    throw StripeError.noSuchCursor(request.listing().object(), id, request.cursorName());
  }

  /** An object told twice stays on one page: the cursor couldn't stand between the two. */
  private static ListPage cut(List<JsonNode> found, int limit) {
    if (found.size() <= limit) {
      return new ListPage(found, false);
    }
    boolean isSplit = limit > 1 && id(found.get(limit)).equals(id(found.get(limit - 1)));
    return new ListPage(found.subList(0, isSplit ? limit - 1 : limit), true);
  }

  private static String id(JsonNode object) {
    return object.path("id").asString("");
  }
}
