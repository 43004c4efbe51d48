package io.tributary.http;

import java.util.ArrayList;
import java.util.List;

/** The doors of one port: method and pattern to handler, each with the longest body it reads. */
public final class Routes {
  private static final int SMALL_BODY = 64 * 1024;
  private final List<Route> routes = new ArrayList<>();

  /**
   * One door.
   *
   * @param method upper-case method
   * @param pattern path with {@code {name}} for one segment, such as {@code /r/{slug}}
   * @param mostBytes longest body in bytes; a longer one is answered 413
   */
  public record Route(String method, String pattern, int mostBytes, Handler handler) {}

  public Routes get(String pattern, Handler handler) {
    return add("GET", pattern, 0, handler);
  }

  public Routes post(String pattern, Handler handler) {
    return add("POST", pattern, SMALL_BODY, handler);
  }

  public Routes add(String method, String pattern, int mostBytes, Handler handler) {
    routes.add(new Route(method, pattern, mostBytes, handler));
    return this;
  }

  public Routes addAll(Routes more) {
    routes.addAll(more.routes);
    return this;
  }

  public List<Route> all() {
    return List.copyOf(routes);
  }
}
