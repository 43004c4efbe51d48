package io.tributary.stripe;

import io.tributary.model.Repair;
import io.tributary.model.Secret;
import io.tributary.model.StripeMode;
import io.tributary.model.WantedEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes our webhook endpoint at Stripe, or mends it. */
final class EndpointRepairs {
  private static final String ENDPOINTS = "/v1/webhook_endpoints";
  private static final String NAME = "Tributary";
  private final StripeApi api;
  private final KeyedAccount keyed;
  private final String webhook;
  private final SecretKeeper keeper;

  EndpointRepairs(StripeApi api, KeyedAccount keyed, String webhook, SecretKeeper keeper) {
    this.api = api;
    this.keyed = keyed;
    this.webhook = webhook;
    this.keeper = keeper;
  }

  /**
   * Does it; what was in the way, as a sentence.
   *
   * @throws StripeFailure when Stripe refuses or doesn't answer
   */
  Optional<String> mend(Repair repair) {
    List<Endpoint> here = endpointsHere();
    return switch (repair.kind()) {
      case CREATE_ENDPOINT -> create(here);
      case SELECT_EVENTS -> change(here, repair.endpoint(), events());
      case ENABLE_ENDPOINT -> change(here, repair.endpoint(), Map.of("disabled", "false"));
    };
  }

  private List<Endpoint> endpointsHere() {
    List<Endpoint> all = new java.util.ArrayList<>();
    api.list(ENDPOINTS, Map.of()).forEach(object -> all.add(Endpoint.read(object)));
    return all.stream().filter(endpoint -> endpoint.isAt(webhook)).toList();
  }

  private Optional<String> create(List<Endpoint> here) {
    if (!here.isEmpty()) {
      return Optional.of("There is an endpoint for " + webhook + " already.");
    }
    Map<String, String> form = events();
    form.put("url", webhook);
    form.put("description", NAME);
    JsonNode made = api.post(ENDPOINTS, form);
    String id = StripeJson.text(made, "id").orElse("the new one");
    Optional<String> secret = StripeJson.text(made, "secret");
    if (secret.isEmpty()) {
      return Optional.of(
          "The endpoint "
              + id
              + " was made, but Stripe told no secret: reveal it at Stripe and add it.");
    }
    return keep(new Secret(secret.get()), id);
  }

  /** Stripe tells the secret once; its dashboard goes on showing it. */
  private Optional<String> keep(Secret secret, String id) {
    try {
      keeper.keep(keyed.account(), secret, StripeMode.of(!keyed.isLive()), NAME + " (" + id + ")");
      return Optional.empty();
    } catch (RuntimeException failed) {
      return Optional.of(
          "The endpoint "
              + id
              + " was made, but its secret could not be kept ("
              + failed.getMessage()
              + "): reveal it in Stripe's dashboard and add it.");
    }
  }

  /** Only what leads here is changed, whatever a form asks for. */
  private Optional<String> change(List<Endpoint> here, String id, Map<String, String> form) {
    if (here.stream().noneMatch(endpoint -> endpoint.id().equals(id))) {
      return Optional.of("That endpoint is not there any more, or doesn't lead here.");
    }
    api.post(ENDPOINTS + "/" + id, form);
    return Optional.empty();
  }

  private static Map<String, String> events() {
    Map<String, String> form = new HashMap<>();
    List<String> types = WantedEvents.all();
    for (int index = 0; index < types.size(); index++) {
      form.put("enabled_events[" + index + "]", types.get(index));
    }
    return form;
  }
}
