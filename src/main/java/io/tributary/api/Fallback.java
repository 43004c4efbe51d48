package io.tributary.api;

import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import java.util.List;
import java.util.regex.Pattern;

/** Answers what no resource does: an unknown address, or a known one with another method. */
final class Fallback implements Handler {
  static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  static final int MOST_BYTES = 64 * 1024;
  private static final Pattern NAME = Pattern.compile("\\{[^}]*}");
  private final List<Routes.Route> known;

  Fallback(List<Routes.Route> known) {
    this.known = List.copyOf(known);
  }

  @Override
  public Response handle(Request request) {
    List<String> allowed =
        known.stream()
            .filter(route -> isAt(route.pattern(), request.path()))
            .map(Routes.Route::method)
            .sorted()
            .toList();
    if (allowed.isEmpty()) {
      return Problem.of(
          404, "There is nothing at this address; GET /api/v1/openapi.json lists what there is.");
    }
    String methods = String.join(", ", allowed);
    return Problem.of(405, "This address takes " + methods + ", not " + request.method() + ".")
        .with("Allow", methods);
  }

  private static boolean isAt(String pattern, String path) {
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return whole.matches(NAME.matcher(pattern).replaceAll("[^/]+"));
  }
}
