package io.tributary.demo;

import io.tributary.http.Query;
import io.tributary.http.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe's API answers to somebody who may ask: lists and single objects. */
final class StripeAnswers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ITEMS = "line_items";
  private final InstantSource clock;
  private final ListFaults faults;
  private final Troubles troubles;

  /** Who asks, and which account's objects. */
  record Visit(Request request, ApiKeys.Grant grant, String account, StripeShelf shelf) {
    Query query() {
      return request.query();
    }
  }

  StripeAnswers(InstantSource clock, ListFaults faults, Troubles troubles) {
    this.clock = clock;
    this.faults = faults;
    this.troubles = troubles;
  }

  /** A page of a list. */
  JsonNode list(Listing listing, Visit visit) {
    visit.grant().require(listing.permission());
    StripeParameters parameters = StripeParameters.of(visit.query());
    List<String> expanded = Expansion.paths(parameters.all("expand[]"), true);
    ListRequest request = ListRequest.parse(listing, parameters, clock.instant());
    List<JsonNode> all = visit.shelf().list(listing.object());
    ListPage page = ListPage.of(request, all, faults::told);
    Expansion expansion = new Expansion(visit.shelf(), visit.grant()::requireToRead);
    ObjectNode answer = JSON.createObjectNode().put("object", "list");
    ArrayNode data = answer.putArray("data");
    page.objects().forEach(object -> data.add(expansion.of(object, expanded)));
    troubles.turned(listing.path());
    return answer.put("has_more", page.hasMore()).put("url", listing.path());
  }

  /** One object by its id. */
  JsonNode one(Listing listing, Visit visit) {
    visit.grant().require(listing.permission());
    StripeParameters parameters = StripeParameters.of(visit.query());
    parameters.allowOnly(Set.of("expand[]"));
    List<String> expanded = Expansion.paths(parameters.all("expand[]"), false);
    JsonNode found = found(listing, visit);
    return new Expansion(visit.shelf(), visit.grant()::requireToRead).of(found, expanded);
  }

  /** What was bought, which an object doesn't tell unasked. */
  JsonNode items(Listing listing, Visit visit) {
    visit.grant().require(listing.permission());
    JsonNode items = found(listing, visit).path(ITEMS);
    if (items.isObject()) {
      return items;
    }
    ObjectNode none = JSON.createObjectNode().put("object", "list").put("has_more", false);
    none.putArray("data");
    return none.put("url", visit.request().path());
  }

  /** The account itself; every key may read its own. */
  JsonNode account(Visit visit) {
    return visit.shelf().find(visit.account()).orElseThrow();
  }

  private JsonNode found(Listing listing, Visit visit) {
    String id = visit.request().parameter("id");
    Optional<JsonNode> found =
        visit
            .shelf()
            .find(id)
            .filter(object -> object.path("object").asString("").equals(listing.object()));
    if (listing.equals(Listing.EVENTS)) {
      found = found.filter(ListRequest.kept(clock.instant()));
    }
    return found.orElseThrow(() -> StripeError.noSuch(listing.object(), id, "id"));
  }
}
