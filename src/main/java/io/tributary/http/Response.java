package io.tributary.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a handler answers: a status, headers in order, and a body. */
public record Response(int status, List<Headers.Header> headers, byte[] body) {
  private static final byte[] NOTHING = new byte[0];

  public Response {
    headers = List.copyOf(headers);
  }

  public static Response empty(int status) {
    return new Response(status, List.of(), NOTHING);
  }

  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  public static Response json(int status, byte[] body) {
    return of(status, "application/json", body);
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(new Headers.Header("Content-Type", contentType)), body);
  }

  /** 302: the browser asks the new address with GET and may not remember it. */
  public static Response found(String location) {
    return empty(302).with("Location", location);
  }

  /** 303: after a form was accepted. */
  public static Response seeOther(String location) {
    return empty(303).with("Location", location);
  }

  /** The same response with one more header. */
  public Response with(String name, String value) {
    Headers.Header[] more = headers.toArray(new Headers.Header[headers.size() + 1]);
    more[headers.size()] = new Headers.Header(name, value);
    return new Response(status, List.of(more), body);
  }

  /** The same response, setting a cookie as well. */
  public Response with(Cookie cookie) {
    return with("Set-Cookie", cookie.header());
  }

  /** The first value of that header. */
  public Optional<String> header(String name) {
    return new HeaderList(headers).first(name);
  }
}
