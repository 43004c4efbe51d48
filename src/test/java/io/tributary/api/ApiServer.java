package io.tributary.api;

import io.tributary.attribution.RulesDryRun;
import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.model.ClickId;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.TestAccounts;
import io.tributary.testing.TestDoors;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API behind a real server on a fresh database, filled through the rooms before it. */
final class ApiServer implements AutoCloseable {
  static final JsonMapper MAPPER = new JsonMapper();
  final TestHouse house;
  final AtomicInteger linkChanges = new AtomicInteger();
  final AtomicInteger siteChanges = new AtomicInteger();
  final AtomicInteger accountChanges = new AtomicInteger();
  final BooksAtHand books = new BooksAtHand();
  final Api api;
  private final Server server;
  boolean isTrying;
  private boolean hasLink;
  private final HttpClient client = HttpClient.newHttpClient();

  ApiServer(Path folder) {
    house = new TestHouse(folder);
    api =
        new Api(
            house.database.database(), house.tables, house.clock, new SplittableRandom(3), ports());
    server =
        Server.start(new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback()), api.routes());
  }

  private Ports ports() {
    RulesDryRun run = new RulesDryRun(house.database.database(), house.tables, Duration.ofDays(30));
    return new Ports(
        () -> "https://go.example.com",
        counted(linkChanges, house.directory::refresh),
        counted(siteChanges, house.directory::refresh),
        counted(accountChanges, house.accounts::refresh),
        TestAccounts.ENVIRONMENT,
        (site, rules) -> isTrying ? Optional.empty() : run.preview(site, rules),
        ApiServer::withKey,
        () -> DoctorTest.DIAGNOSIS,
        books.desk(),
        TestDoors.desk(house.database, house.clock));
  }

  private static Runnable counted(AtomicInteger changes, Runnable refresh) {
    return () -> {
      changes.incrementAndGet();
      refresh.run();
    };
  }

  private static Handler withKey(Handler handler) {
    return request ->
        request.header("Authorization").equals(Optional.of("Bearer key"))
            ? handler.handle(request)
            : Response.empty(401).with("WWW-Authenticate", "Bearer");
  }

  ClickId click(String query) {
    if (!hasLink) {
      house.link("ad", "https://buy.stripe.com/test");
      hasLink = true;
    }
    Response redirect = house.open("ad", query);
    String location = redirect.header("Location").orElseThrow();
    int at = location.indexOf("client_reference_id=") + "client_reference_id=".length();
    house.settle();
    return ClickId.parse(location.substring(at, at + 26)).orElseThrow();
  }

  void pay(String name, Consumer<ObjectNode> change) {
    house.webhook(StripeEvents.completed(name, house.clock.instant(), change));
    house.settle();
  }

  /** A refund in test mode, two days old, of a payment that nobody tells of. */
  void refundOfNothing() {
    StripeObjects shapes = new StripeObjects("2026-07-29.dahlia");
    Money money = new Money("pi_lost", "ch_lost", "", "", 2000, "usd");
    Instant at = house.clock.instant().minus(Duration.ofDays(2));
    ObjectNode event =
        shapes.event("evt_lost", "refund.created", at, shapes.refund("re_lost", money, 500, at));
    house.webhook(event.put("livemode", false));
    house.settle();
  }

  /** The answer to a GET, which must be that status. */
  JsonNode get(int status, String path) {
    return call("GET", status, path, "");
  }

  JsonNode post(int status, String path, String body) {
    return call("POST", status, path, body);
  }

  JsonNode put(int status, String path, String body) {
    return call("PUT", status, path, body);
  }

  JsonNode patch(int status, String path, String body) {
    return call("PATCH", status, path, body);
  }

  /** Removes something, which answers nothing unless it is refused. */
  JsonNode delete(int status, String path) {
    return call("DELETE", status, path, "");
  }

  /** The answer, which must be that status; a body may be written with single quotes. */
  private JsonNode call(String method, int status, String path, String body) {
    HttpResponse<String> answer =
        send(method, path, body.startsWith("{'") ? body.replace('\'', '"') : body);
    if (answer.statusCode() != status) {
      throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(answer.body());
  }

  HttpResponse<String> send(String method, String path, String body) {
    return exchange(
        request(path)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Authorization", "Bearer key"));
  }

  HttpResponse<String> withoutKey(String path) {
    return exchange(request(path));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The ids of all items, page by page. */
  List<String> walk(String path, int limit) {
    List<String> ids = new ArrayList<>();
    String next = path + "?limit=" + limit;
    while (!next.isEmpty()) {
      JsonNode page = get(200, next);
      page.path("items").forEach(item -> ids.add(item.path("id").stringValue()));
      String cursor = page.path("next").asString("");
      next = cursor.isEmpty() ? cursor : path + "?limit=" + limit + "&cursor=" + cursor;
    }
    return ids;
  }

  static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  @Override
  public void close() {
    server.close();
    client.close();
    house.close();
  }
}
