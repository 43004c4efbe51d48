package io.tributary.testing;

import io.tributary.http.Headers;
import io.tributary.http.Request;
import io.tributary.http.Visitor;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds requests for handlers under test, without a server. */
public final class Requests {
  private final String method;
  private final String path;
  private final String rawQuery;
  private final List<Headers.Header> headers = new ArrayList<>();
  private final Map<String, String> parameters = new HashMap<>();
  private InetAddress client = InetAddress.ofLiteral("203.0.113.9");
  private boolean secure;
  private byte[] body = new byte[0];

  private Requests(String method, String address) {
    this.method = method;
    int mark = address.indexOf('?');
    this.path = mark < 0 ? address : address.substring(0, mark);
    this.rawQuery = mark < 0 ? "" : address.substring(mark + 1);
  }

  /** A GET of a path with an optional query. */
  public static Requests get(String address) {
    return new Requests("GET", address);
  }

  public static Requests post(String address) {
    return new Requests("POST", address);
  }

  public static Requests of(String method, String address) {
    return new Requests(method, address);
  }

  public Requests header(String name, String value) {
    headers.add(new Headers.Header(name, value));
    return this;
  }

  public Requests cookie(String name, String value) {
    return header("Cookie", name + "=" + value);
  }

  /** The value of a {@code {name}} segment of the route. */
  public Requests parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  public Requests client(String address) {
    client = InetAddress.ofLiteral(address);
    return this;
  }

  public Requests secure() {
    secure = true;
    return this;
  }

  public Requests body(byte[] bytes) {
    body = bytes.clone();
    return this;
  }

  /** A body of the form {@code a=1&b=2}, with its content type. */
  public Requests form(String fields) {
    return header("Content-Type", "application/x-www-form-urlencoded")
        .body(fields.getBytes(StandardCharsets.UTF_8));
  }

  public Request build() {
    return new Request(
        method,
        path,
        rawQuery,
        new Headers(headers),
        new Visitor(client, secure),
        Map.copyOf(parameters),
        body);
  }
}
