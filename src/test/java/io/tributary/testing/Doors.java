package io.tributary.testing;

import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;

/** Knocks at a door without a server. */
public final class Doors {
  private Doors() {}

  public static Response answer(Routes routes, String pattern, Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Handler handler =
        routes.all().stream()
            .filter(route -> route.pattern().equals(pattern))
            .filter(route -> route.method().equals(method))
            .findFirst()
            .orElseThrow()
            .handler();
    return handler.handle(request);
  }
}
