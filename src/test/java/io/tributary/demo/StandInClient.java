package io.tributary.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the stand-in for Stripe's API over HTTP, with a key. */
final class StandInClient {
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String key;

  StandInClient(StripeApiStandIn standIn, String key) {
    this.address = standIn.address();
    this.key = key;
  }

  StandInClient(StripeApiStandIn standIn) {
    this(standIn, StripeApiStandIn.KEY);
  }

  /** The brackets of a query are escaped, as {@code URI} wants it. */
  HttpRequest.Builder request(String path) {
    String escaped = path.replace("[", "%5B").replace("]", "%5D");
    return HttpRequest.newBuilder(address.resolve(escaped))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + key);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** The body of a good answer. */
  JsonNode read(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = ask(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** The ids on a page, joined by a blank. */
  String ids(String path) throws IOException, InterruptedException {
    return String.join(" ", ids(read(path)));
  }

  static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.path("data").spliterator(), false)
        .map(object -> object.path("id").asString())
        .toList();
  }

  /** What Stripe would say is wrong: status, code and parameter. */
  String refusal(String path) throws IOException, InterruptedException {
    return refusal(ask(path));
  }

  static String refusal(HttpResponse<String> answer) {
    JsonNode error = JSON.readTree(answer.body()).path("error");
    return "%d %s %s"
        .formatted(
            answer.statusCode(),
            error.path("code").asString("-"),
            error.path("param").asString("-"));
  }

  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }
}
