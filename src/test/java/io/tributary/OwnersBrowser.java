package io.tributary;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Fills in the forms of a house as its owner, and keeps cookies; knows no scripts. */
final class OwnersBrowser implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  private static final String EMAIL = "ann@example.com";
  private final House house;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  OwnersBrowser(House house) {
    this.house = house;
  }

  /** Follows the one-time address and creates the owner, who is signed in then. */
  void becomeOwner() {
    String token = house.setupAddress().orElseThrow().getQuery().replaceFirst("^token=", "");
    int status = post("/setup/owner", "token", token, "email", EMAIL, "password", PASSWORD);
    if (status != 303) {
      throw new IllegalStateException("no owner: " + status);
    }
  }

  /** The value of the session's cookie. */
  String session() {
    return cookies.getCookieStore().getCookies().getFirst().getValue();
  }

  /** The status of a page. */
  int open(String path) {
    return send(request(path).GET());
  }

  /** The status that this password gets. */
  int signIn(String password) {
    return post("/sign-in", "email", EMAIL, "password", password);
  }

  private int post(String path, String... fields) {
    StringBuilder form = new StringBuilder();
    for (int at = 0; at < fields.length; at += 2) {
      String value = URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8);
      form.append(fields[at]).append('=').append(value).append('&');
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(house.publicUrl() + path));
  }

  private int send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
