package io.tributary.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One browser's requests, without a browser: keeps the session cookie, follows no redirect. */
final class Visit {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private Optional<String> cookie = Optional.empty();

  Visit(String address) {
    this.address = address;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> get(String path, String header, String value) {
    return send(request(path).header(header, value).GET().build());
  }

  /** Sends a form as it is. */
  HttpResponse<String> post(String path, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /** Sends a form with the token that the page has in its forms. */
  HttpResponse<String> submit(String path, String form) {
    return post(path, form + "&csrf=" + encoded(csrf()));
  }

  String csrf() {
    return CSRF.matcher(get("/links").body())
        .results()
        .findFirst()
        .map((MatchResult match) -> match.group(1))
        .orElseThrow();
  }

  /** The session cookie's value. */
  String session() {
    return cookie.orElseThrow().replaceFirst("^[^=]*=", "");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    cookie.ifPresent(value -> request.header("Cookie", value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      response
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(set -> cookie = Optional.of(set.split(";", 2)[0]));
      return response;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
