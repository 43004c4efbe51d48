package io.tributary.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
   * @param isReadLate whether the body is read only when the handler asks for it
   * @param exposes header that scripts of other sites may read, with the whole answer, good or bad;
   *     absent: they may read nothing
   */
  public record Route(
      String method,
      String pattern,
      int mostBytes,
      boolean isReadLate,
      Handler handler,
      Optional<String> exposes) {}

  public Routes get(String pattern, Handler handler) {
    return add("GET", pattern, 0, handler);
  }

  public Routes post(String pattern, Handler handler) {
    return add("POST", pattern, SMALL_BODY, handler);
  }

  public Routes add(String method, String pattern, int mostBytes, Handler handler) {
    routes.add(new Route(method, pattern, mostBytes, false, handler, Optional.empty()));
    return this;
  }

  /**
   * A door for long bodies: its guards turn strangers away before anything of theirs is kept in
   * memory, and the handler asks for the body outside of any transaction.
   */
  public Routes addLong(String method, String pattern, int mostBytes, Handler handler) {
    routes.add(new Route(method, pattern, mostBytes, true, handler, Optional.empty()));
    return this;
  }

  /** A door that the pages of other sites call, and whose answers they read, with that header. */
  public Routes addShared(
      String method, String pattern, int mostBytes, String exposes, Handler handler) {
    routes.add(new Route(method, pattern, mostBytes, false, handler, Optional.of(exposes)));
    return this;
  }

  public Routes addAll(Routes more) {
    routes.addAll(more.routes);
    return this;
  }

  /** The same doors, each with something put before its handler. */
  public Routes guarded(UnaryOperator<Handler> guard) {
    Routes guarded = new Routes();
    for (Route route : routes) {
      Handler handler = guard.apply(route.handler());
      guarded.routes.add(
          new Route(
              route.method(),
              route.pattern(),
              route.mostBytes(),
              route.isReadLate(),
              handler,
              route.exposes()));
    }
    return guarded;
  }

  public List<Route> all() {
    return List.copyOf(routes);
  }
}
