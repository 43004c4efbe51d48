package io.tributary;

import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.model.ClickId;
import io.tributary.storage.DatabaseAddress;
import io.tributary.stripe.Rhythm;
import io.tributary.testing.Reply;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A server as {@code tributary serve} runs it, on a free port, and all that callers do to it. */
final class RunningHouse implements AutoCloseable {
  static final String API_KEY = "trb_test_0123456789abcdef";
  private static final Pattern REFERENCE = Pattern.compile("client_reference_id=([0-9A-Z]{26})");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final House house;
  private final InstantSource clock;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningHouse(House house, InstantSource clock) {
    this.house = house;
    this.clock = clock;
  }

  /** On a database of the test's, with the key of all test databases. */
  static RunningHouse on(DatabaseAddress database, Path data, InstantSource clock) {
    return open(settings(database, data), clock);
  }

  /** To be changed. */
  static Map<String, String> settings(DatabaseAddress database, Path data) {
    Map<String, String> settings = new HashMap<>();
    settings.put("data", data.toString());
    settings.put("database.url", database.jdbcUrl());
    settings.put("database.user", database.user().orElseThrow());
    settings.put("database.password", database.password().orElseThrow().reveal());
    settings.put("secret-key", TestDatabase.KEY.reveal());
    return settings;
  }

  /** On the PostgreSQL in its data folder. */
  static RunningHouse embedded(Path data, InstantSource clock) {
    return open(Map.of("data", data.toString()), clock);
  }

  /** With other settings; {@code CannotStart} has the sentence an operator gets. */
  static RunningHouse open(Map<String, String> settings, InstantSource clock) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("address", "127.0.0.1");
    all.put("port", Integer.toString(RunningDemo.freePort()));
    all.put("api-key", API_KEY);
    all.put("stripe.webhook-secrets", StripeEvents.SECRETS);
    all.putIfAbsent("click.rate-per-address", "0"); // a crowd of visitors shares ours
    Config config = new ConfigLoader(Map.of(), Path.of("target")).load(Optional.empty(), all);
    return new RunningHouse(
        Starting.orExplain(() -> House.open(config, clock, Rhythm.nightly())), clock);
  }

  House house() {
    return house;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).header("User-Agent", TestHouse.BROWSER).GET());
  }

  /** As a program with the key from the settings. */
  HttpResponse<String> api(String path) {
    return send(request("/api/v1" + path).header("Authorization", "Bearer " + API_KEY).GET());
  }

  /** What Prometheus gets. */
  HttpResponse<String> metrics() {
    return send(request("/metrics").header("Authorization", "Bearer " + API_KEY).GET());
  }

  /** As somebody who isn't Stripe would post it. */
  HttpResponse<String> unsigned(String body) {
    return send(request("/hooks/stripe").POST(BodyPublishers.ofString(body)));
  }

  /** Makes a tracked link to a payment link of Stripe's. */
  void link(String slug) {
    add("/links", "{\"slug\":\"%s\",\"target\":\"https://buy.stripe.com/test\"}".formatted(slug));
  }

  /** Adds something as a program with the key from the settings; the answer. */
  String add(String path, String json) {
    HttpRequest.Builder request = request("/api/v1" + path).POST(BodyPublishers.ofString(json));
    HttpResponse<String> made = send(request.header("Authorization", "Bearer " + API_KEY));
    if (made.statusCode() != 201) {
      throw new IllegalStateException(made.statusCode() + " " + made.body());
    }
    return made.body();
  }

  /** Opens a tracked link; the click's id if the server said that it is kept. */
  Optional<ClickId> click(String slug) {
    HttpResponse<String> answer = get("/r/" + slug);
    Matcher id = REFERENCE.matcher(answer.headers().firstValue("Location").orElse(""));
    boolean isKept =
        answer.headers().firstValue("Tributary-Result").equals(Optional.of("accepted"));
    return isKept && id.find() ? ClickId.parse(id.group(1)) : Optional.empty();
  }

  HttpResponse<String> collect(String json) {
    return send(
        request("/collect")
            .header("User-Agent", TestHouse.BROWSER)
            .POST(BodyPublishers.ofString(json)));
  }

  /** As a program with that key. */
  HttpResponse<String> collect(String json, String key) {
    return send(
        request("/collect")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(json)));
  }

  /** A completed checkout that brings a click back, as Stripe would post it; the status. */
  int pay(String name, ClickId click) {
    ObjectNode sale = StripeEvents.completed(name, clock.instant(), session -> {});
    StripeEvents.session(sale).put("client_reference_id", click.toString());
    return webhook(StripeEvents.bytes(sale)).statusCode();
  }

  HttpResponse<String> webhook(byte[] body) {
    return webhook(body, clock.instant());
  }

  /** As Stripe would post it by its own clock. */
  HttpResponse<String> webhook(byte[] body, Instant now) {
    String signature = StripeEvents.signature(body, StripeEvents.SECRET, now);
    return send(
        request("/hooks/stripe")
            .header("Stripe-Signature", signature)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Waits for something that happens on threads or in processes of their own. */
  static void await(String what, BooleanSupplier isSo) {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      Reply.rest(Duration.ofMillis(20));
    }
  }

  /** Waits until {@code /ready} says 200. */
  void awaitReady() {
    await("ready", () -> get("/ready").statusCode() == 200);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(house.publicUrl() + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }

  @Override
  public void close() {
    client.close();
    house.close();
  }
}
