package io.tributary.demo;

import io.tributary.demo.StripeAnswers.Visit;
import io.tributary.http.Handler;
import io.tributary.http.Query;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives what is asked of Stripe's API: notes it, makes trouble, checks the key, answers. */
final class StripeApiDoor implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_NOTED = 1_000;
  private final ApiKeys keys = new ApiKeys();
  private final StripeShelves shelves = new StripeShelves();
  private final Troubles troubles = new Troubles();
  private final ListFaults listFaults = new ListFaults();
  private final ObjectIds ids = new ObjectIds(new SplittableRandom(1));
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final Pace pace;
  private final WebhookEndpoints endpoints;
  private final StripeAnswers answers;

  StripeApiDoor(InstantSource clock) {
    pace = new Pace(clock);
    endpoints = new WebhookEndpoints(ids, clock);
    answers = new StripeAnswers(clock, listFaults, troubles);
  }

  Routes routes() {
    Routes routes = new Routes();
    for (Listing listing : Listing.all()) {
      String one = listing.path() + "/{id}";
      reads(routes, listing.path(), visit -> answers.list(listing, visit));
      reads(routes, one, visit -> answers.one(listing, visit));
      reads(routes, one + "/line_items", visit -> answers.items(listing, visit));
    }
    reads(routes, "/v1/account", answers::account);
    for (String unknown : List.of("/v1/{a}", "/v1/{a}/{b}", "/v1/{a}/{b}/{c}")) {
      reads(routes, unknown, StripeApiDoor::nothingHere);
      routes.post(unknown, answering(unknown, StripeApiDoor::nothingHere));
    }
    return routes.addAll(writingRoutes());
  }

  private void reads(Routes routes, String pattern, Function<Visit, JsonNode> answer) {
    routes.get(pattern, answering("GET " + pattern, answer));
  }

  private Routes writingRoutes() {
    String all = Listing.WEBHOOK_ENDPOINTS.path();
    String one = all + "/{id}";
    return new Routes()
        .post(all, answering(all, endpoints::create))
        .post(one, answering(one, endpoints::change))
        .add("DELETE", one, 0, answering(one, endpoints::delete));
  }

  private Handler answering(String endpoint, Function<Visit, JsonNode> answer) {
    return request -> {
      note(request);
      Optional<Trouble> trouble = troubles.draw();
      Response response =
          trouble.filter(kind -> kind != Trouble.CUT).isPresent()
              ? troubled(trouble.get())
              : answer(endpoint, request, answer);
      return (trouble.isPresent() && trouble.get() == Trouble.CUT ? cut(response) : response)
          .with("Request-Id", ids.next("req"))
          .with("Stripe-Version", request.header("Stripe-Version").orElse("2026-07-29.dahlia"));
    };
  }

  private Response answer(String endpoint, Request request, Function<Visit, JsonNode> answer) {
    try {
      ApiKeys.Grant grant = keys.grant(request);
      pace.count(endpoint);
      String account = shelves.account(request, grant);
      Visit visit = new Visit(request, grant, account, shelves.of(account, grant.isTest()));
      return Response.json(200, JSON.writeValueAsBytes(answer.apply(visit)));
    } catch (StripeError refused) {
      return refused.response();
    }
  }

  private Response troubled(Trouble trouble) {
    return switch (trouble) {
      case RATE_LIMIT -> StripeError.rateLimit().response();
      case RATE_LIMIT_FOR_A_SECOND -> StripeError.rateLimit().response().with("Retry-After", "1");
      case LOCKED -> StripeError.locked().response();
      case ERROR -> StripeError.ofServer(500).response();
      case UNAVAILABLE, CUT -> Response.text(503, "upstream connect error");
      case SILENCE -> silent();
    };
  }

  private Response silent() {
    try {
      var _ = closed.await(troubles.silence().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return Response.text(503, "upstream request timeout");
  }

  /** Half of the body under the length of the whole. */
  private static Response cut(Response whole) {
    byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
    return new Response(whole.status(), whole.headers(), half)
        .with("Content-Length", Integer.toString(whole.body().length))
        .with("Connection", "close");
  }

  private static JsonNode nothingHere(Visit visit) {
    throw StripeError.noSuchAddress(visit.request().method(), visit.request().path());
  }

  private void note(Request request) {
    Query said = request.method().equals("POST") ? StripeParameters.form(request) : request.query();
    Optional<String> connected = request.header("Stripe-Account");
    synchronized (asked) {
      asked.add(new Asked(request.method(), request.path(), said, connected));
      if (asked.size() > MOST_NOTED) {
        asked.remove();
      }
    }
  }

  List<Asked> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  ApiKeys keys() {
    return keys;
  }

  StripeShelves shelves() {
    return shelves;
  }

  Troubles troubles() {
    return troubles;
  }

  ListFaults listFaults() {
    return listFaults;
  }

  Pace pace() {
    return pace;
  }

  WebhookEndpoints endpoints() {
    return endpoints;
  }

  /** Ends every silence. */
  @Override
  public void close() {
    closed.countDown();
  }
}
