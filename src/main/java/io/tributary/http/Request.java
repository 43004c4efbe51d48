package io.tributary.http;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request in our own words; query and cookies are read when first asked for. */
public final class Request {
  private final String method;
  private final String path;
  private final String rawQuery;
  private final Headers headers;
  private final Visitor visitor;
  private final Map<String, String> parameters;
  private final Supplier<byte[]> body;
  private @Nullable Query query;
  private @Nullable Map<String, String> cookies;

  /**
   * Puts a request together.
   *
   * @param method upper-case method
   * @param path decoded path without query
   * @param rawQuery the query as sent, without the question mark; empty without one
   * @param headers all headers
   * @param visitor who asks, behind trusted proxies
   * @param parameters values of the route's {@code {name}} segments
   * @param body the body's bytes; empty without a body
   */
  public Request(
      String method,
      String path,
      String rawQuery,
      Headers headers,
      Visitor visitor,
      Map<String, String> parameters,
      byte[] body) {
    this(method, path, rawQuery, headers, visitor, parameters, () -> body);
  }

  /** With a body that is read when it is first asked for. */
  Request(
      String method,
      String path,
      String rawQuery,
      Headers headers,
      Visitor visitor,
      Map<String, String> parameters,
      Supplier<byte[]> body) {
    this.method = method;
    this.path = path;
    this.rawQuery = rawQuery;
    this.headers = headers;
    this.visitor = visitor;
    this.parameters = parameters;
    this.body = body;
  }

  /** Upper-case method, such as {@code GET}. */
  public String method() {
    return method;
  }

  /** Decoded path without query, such as {@code /r/spring}. */
  public String path() {
    return path;
  }

  /** The query; read once. */
  public Query query() {
    Query known = query;
    if (known == null) {
      known = Query.parse(rawQuery);
      query = known;
    }
    return known;
  }

  public Headers headers() {
    return headers;
  }

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** Cookies by name; of a repeated name the first. */
  public Map<String, String> cookies() {
    Map<String, String> known = cookies;
    if (known == null) {
      known = Cookies.parse(headers.every("Cookie"));
      cookies = known;
    }
    return known;
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies().get(name));
  }

  /** The visitor's address: the peer's, or what a trusted proxy says in X-Forwarded-For. */
  public InetAddress client() {
    return visitor.address();
  }

  /** Whether the visitor used https, directly or through a trusted proxy. */
  public boolean secure() {
    return visitor.secure();
  }

  /** Values of the route's {@code {name}} segments. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** The value of a {@code {name}} segment of the route; a missing one is a bug in the route. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no segment {" + name + "}");
    }
    return value;
  }

  /**
   * The body's bytes, never longer than the route's limit; empty without a body.
   *
   * @throws BadRequest where the route reads late: 413 too long, 400 not readable
   */
  public byte[] body() {
    return body.get();
  }

  /** Without query, headers and body, which hold tokens and people. */
  @Override
  public String toString() {
    return "Request[" + method + "]";
  }
}
