package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** The tracked links that visits go to, made through the API. */
final class Links {
  static final List<String> HOT = List.of("spring-0");
  static final List<String> MANY =
      IntStream.range(0, 1000).mapToObj(number -> "spring-" + number).toList();

  private Links() {}

  static void create(InetSocketAddress server) {
    URI uri = URI.create("http://127.0.0.1:" + server.getPort() + "/api/v1/links");
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String slug : MANY) {
        create(client, uri, slug);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ending);
    }
  }

  private static void create(HttpClient client, URI uri, String slug)
      throws IOException, InterruptedException {
    String json =
        "{\"slug\":\"%s\",\"target\":\"https://shop.example/landing/%s\"}".formatted(slug, slug);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + Server.API_KEY)
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("the link " + slug + " was not made: " + answer.body());
    }
  }
}
