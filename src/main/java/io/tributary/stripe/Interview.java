package io.tributary.stripe;

import io.tributary.model.Permission;
import io.tributary.model.WantedEvents;
import io.tributary.stripe.StripeSide.Destination;
import io.tributary.stripe.StripeSide.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks Stripe all that the doctor wants to know of one account, at once, and only reads. */
final class Interview {
  private static final int MOST_LINKS = 500;
  private static final int MOST_TYPES = 20;
  private static final Duration LATELY = Duration.ofDays(3);
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);
  private static final Map<String, String> ONE = Map.of("limit", "1");

  /** What is read as a whole anyway. */
  private static final Set<Permission> READ =
      Set.of(Permission.EVENTS, Permission.PAYMENT_LINKS, Permission.WEBHOOKS);

  private final KeyedAccount keyed;
  private final StripeApi api;
  private final Question<JsonNode> account;
  private final Map<Permission, Question<JsonNode>> probes = new EnumMap<>(Permission.class);
  private final Question<List<Endpoint>> endpoints;
  private final Question<List<Destination>> destinations;
  private final Question<List<PaymentLink>> links;
  private final Question<List<Happened>> newest;
  private final Question<Integer> undelivered;

  private Interview(KeyedAccount keyed, StripeApi api, Instant now) {
    this.keyed = keyed;
    this.api = api;
    this.account = Question.ask(() -> api.get("/v1/account", Map.of()));
    this.endpoints = Question.ask(this::endpoints);
    this.links = Question.ask(this::links);
    this.newest = Question.ask(this::newest);
    this.undelivered = Question.ask(() -> undelivered(now));
    this.destinations = Question.ask(this::destinations);
    for (Permission permission : Permission.values()) {
      if (!READ.contains(permission)) {
        probes.put(permission, Question.ask(() -> api.get(permission.path(), ONE)));
      }
    }
  }

  /** Begins to ask everything. */
  static Interview begin(KeyedAccount keyed, StripeApi api, Instant now) {
    return new Interview(keyed, api, now);
  }

  /**
   * What was told.
   *
   * @param left how long may still be waited
   */
  StripeSide end(Supplier<Duration> left) {
    Told<List<Endpoint>> found = endpoints.await(left.get());
    Told<List<PaymentLink>> sold = links.await(left.get());
    Told<List<Happened>> told = newest.await(left.get());
    Map<Permission, Optional<StripeFailure>> permissions = new EnumMap<>(Permission.class);
    probes.forEach((each, probe) -> permissions.put(each, probe.await(left.get()).failure()));
    permissions.put(Permission.WEBHOOKS, found.failure());
    permissions.put(Permission.PAYMENT_LINKS, sold.failure());
    permissions.put(Permission.EVENTS, told.failure());
    return new StripeSide(
        keyed,
        account.await(left.get()),
        permissions,
        found,
        destinations.await(left.get()),
        sold,
        told,
        undelivered.await(left.get()));
  }

  private List<Endpoint> endpoints() {
    return read(api.list("/v1/webhook_endpoints", Map.of()), MOST_LINKS, Endpoint::read);
  }

  /** With what they sell, where the key may see it. */
  private List<PaymentLink> links() {
    String path = "/v1/payment_links";
    try {
      Map<String, String> withItems = Map.of("expand[0]", "data.line_items");
      return read(api.list(path, withItems), MOST_LINKS, PaymentLink::read);
    } catch (StripeFailure refused) {
      if (refused.kind() == StripeFailure.Kind.UNAVAILABLE) {
        throw refused;
      }
      return read(api.list(path, Map.of()), MOST_LINKS, PaymentLink::read);
    }
  }

  private List<Happened> newest() {
    JsonNode page = api.get("/v1/events", types(Map.of("limit", "50")));
    List<Happened> events = new ArrayList<>();
    page.path("data").forEach(event -> Happened.read(event).ifPresent(events::add));
    return events;
  }

  /** What has just happened is still on its way. */
  private int undelivered(Instant now) {
    Map<String, String> query = new HashMap<>(Map.of("delivery_success", "false", "limit", "100"));
    query.put("created[gte]", Long.toString(now.minus(LATELY).getEpochSecond()));
    query.put("created[lte]", Long.toString(now.minus(ON_ITS_WAY).getEpochSecond()));
    return api.get("/v1/events", types(query)).path("data").size();
  }

  /** Stripe takes twenty types at most: those up to the refunds. */
  private static Map<String, String> types(Map<String, String> query) {
    Map<String, String> whole = new HashMap<>(query);
    List<String> types = WantedEvents.all();
    for (int index = 0; index < MOST_TYPES; index++) {
      whole.put("types[" + index + "]", types.get(index));
    }
    return whole;
  }

  private List<Destination> destinations() {
    Map<String, String> withAddress = Map.of("include[0]", "webhook_endpoint.url");
    JsonNode page = api.get("/v2/core/event_destinations", withAddress);
    List<Destination> found = new ArrayList<>();
    page.path("data").forEach(object -> found.add(Destination.read(object)));
    return found;
  }

  private static <T> List<T> read(
      Iterable<JsonNode> list, int most, Function<JsonNode, T> reading) {
    List<T> read = new ArrayList<>();
    for (JsonNode each : list) {
      if (read.size() == most) {
        break;
      }
      read.add(reading.apply(each));
    }
    return read;
  }
}
