package io.tributary.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a server politely, outside of what is measured. */
final class Fetch {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final InetSocketAddress server;

  Fetch(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * The status of a GET; redirects aren't followed.
   *
   * @throws IOException when nobody answers
   */
  int status(String path) throws IOException {
    HttpURLConnection connection = open(path);
    int status = connection.getResponseCode();
    connection.disconnect();
    return status;
  }

  /** The body at an address. */
  byte[] bytes(String path) {
    try (InputStream body = open(path).getInputStream()) {
      return body.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Posts JSON with the server's API key, which creates something.
   *
   * @throws IllegalStateException when it was not created
   */
  void create(String path, String json) {
    try {
      HttpURLConnection connection = open(path);
      connection.setDoOutput(true);
      connection.setRequestProperty("Authorization", "Bearer " + Server.API_KEY);
      connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
      if (connection.getResponseCode() != HttpURLConnection.HTTP_CREATED) {
        throw new IllegalStateException(
            path + " answers " + connection.getResponseCode() + " to " + json);
      }
      connection.getInputStream().close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    URI uri = URI.create("http://" + server.getHostString() + ":" + server.getPort() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
    connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
    return connection;
  }
}
