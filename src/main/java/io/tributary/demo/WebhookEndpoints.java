package io.tributary.demo;

import io.tributary.demo.StripeAnswers.Visit;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes, changes and deletes the webhook endpoints of an account; the secret is told once, when an
 * endpoint is made.
 *
 * <p>Source: docs.stripe.com/api/webhook_endpoints.
 */
final class WebhookEndpoints {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "webhook_endpoint";
  private static final String WRITE = "rak_webhook_write";
  private static final int MOST = 16;
  private static final Set<String> TO_CREATE =
      Set.of(
          "url",
          "enabled_events[]",
          "api_version",
          "description",
          "connect",
          "metadata[*]",
          "expand[]");
  private static final Set<String> TO_CHANGE =
      Set.of("url", "enabled_events[]", "description", "disabled", "metadata[*]", "expand[]");

  private final ObjectIds ids;
  private final InstantSource clock;
  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  WebhookEndpoints(ObjectIds ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** The secret of an endpoint that was made here. */
  Optional<String> secret(String id) {
    return Optional.ofNullable(secrets.get(id));
  }

  JsonNode create(Visit visit) {
    StripeShelf shelf = writable(visit);
    StripeParameters parameters = StripeParameters.of(StripeParameters.form(visit.request()));
    parameters.allowOnly(TO_CREATE);
    for (String required : List.of("enabled_events[]", "url")) {
      if (!parameters.has(required)) {
        throw StripeError.missingParameter(required.replace("[]", ""));
      }
    }
    if (shelf.list(TYPE).size() >= MOST) {
      String message = "You have reached the maximum of 16 webhook endpoints.";
      throw StripeError.invalid("resource_limit", message, "url");
    }
    ObjectNode endpoint = made(!visit.grant().isTest(), parameters);
    apply(endpoint, parameters);
    shelf.put(endpoint);
    String secret = "whsec_" + ids.characters(32);
    secrets.put(endpoint.path("id").asString(), secret);
    return endpoint.deepCopy().put("secret", secret);
  }

  private ObjectNode made(boolean live, StripeParameters parameters) {
    ObjectNode endpoint = JSON.createObjectNode();
    endpoint.put("id", ids.next("we")).put("object", TYPE);
    endpoint.put("api_version", parameters.first("api_version").orElse(null));
    endpoint.putNull("application").put("created", clock.instant().getEpochSecond());
    endpoint.putNull("description").put("livemode", live).put("status", "enabled");
    endpoint.putObject("metadata");
    return endpoint;
  }

  JsonNode change(Visit visit) {
    StripeShelf shelf = writable(visit);
    StripeParameters parameters = StripeParameters.of(StripeParameters.form(visit.request()));
    parameters.allowOnly(TO_CHANGE);
    ObjectNode endpoint = (ObjectNode) existing(shelf, id(visit)).deepCopy();
    apply(endpoint, parameters);
    shelf.put(endpoint);
    return endpoint;
  }

  JsonNode delete(Visit visit) {
    StripeShelf shelf = writable(visit);
    String id = id(visit);
    existing(shelf, id);
    shelf.remove(id);
    secrets.remove(id);
    return JSON.createObjectNode().put("id", id).put("object", TYPE).put("deleted", true);
  }

  private static StripeShelf writable(Visit visit) {
    visit.grant().require(WRITE);
    return visit.shelf();
  }

  private static String id(Visit visit) {
    return visit.request().parameter("id");
  }

  private static JsonNode existing(StripeShelf shelf, String id) {
    return shelf
        .find(id)
        .filter(object -> object.path("object").asString("").equals(TYPE))
        .orElseThrow(() -> StripeError.noSuch(TYPE, id, "webhook_endpoint"));
  }

  private static void apply(ObjectNode endpoint, StripeParameters parameters) {
    parameters.first("url").ifPresent(url -> endpoint.put("url", address(url)));
    parameters.first("description").ifPresent(text -> endpoint.put("description", text));
    parameters
        .first("disabled")
        .ifPresent(off -> endpoint.put("status", off.equals("true") ? "disabled" : "enabled"));
    if (parameters.has("enabled_events[]")) {
      var events = endpoint.putArray("enabled_events");
      parameters.all("enabled_events[]").forEach(events::add);
    }
    for (String name : parameters.names()) {
      if (name.startsWith("metadata[")) {
        String key = name.substring("metadata[".length(), name.length() - 1);
        endpoint.withObject("/metadata").put(key, parameters.all(name).getFirst());
      }
    }
  }

  private static String address(String url) {
    if (!url.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw StripeError.invalid("url_invalid", "Not a valid URL", "url");
    }
    return url;
  }
}
