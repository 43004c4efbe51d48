package io.tributary.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as it arrived; header names without regard to case, the query as it was sent or
 * empty.
 */
public record RecordedRequest(
    String method, String path, String query, Map<String, String> headers, String body) {

  static RecordedRequest of(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    var uri = exchange.getRequestURI();
    return new RecordedRequest(
        exchange.getRequestMethod(),
        uri.getPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
