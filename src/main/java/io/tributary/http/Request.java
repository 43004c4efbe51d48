package io.tributary.http;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * One request in our own words.
 *
 * @param method upper-case method, such as {@code GET}
 * @param path decoded path without query, such as {@code /r/spring}
 * @param query the query
 * @param headers all headers
 * @param cookies cookies by name; of a repeated name the first
 * @param client the visitor's address: the peer's, or what a trusted proxy says in X-Forwarded-For
 * @param secure whether the visitor used https, directly or through a trusted proxy
 * @param parameters values of the route's {@code {name}} segments
 * @param body the body's bytes, never longer than the route's limit; empty without a body
 */
public record Request(
    String method,
    String path,
    Query query,
    Headers headers,
    Map<String, String> cookies,
    InetAddress client,
    boolean secure,
    Map<String, String> parameters,
    byte[] body) {

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /** The value of a {@code {name}} segment of the route; a missing one is a bug in the route. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no segment {" + name + "}");
    }
    return value;
  }
}
