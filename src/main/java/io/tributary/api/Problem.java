package io.tributary.api;

import io.tributary.http.BadRequest;
import io.tributary.http.Handler;
import io.tributary.http.Response;
import java.util.List;

/**
 * An error as programs read it, by RFC 9457.
 *
 * @param errors everything that is wrong with the input, one sentence each; empty where {@code
 *     detail} says it all
 */
record Problem(String type, String title, int status, String detail, List<String> errors) {
  static Response of(int status, String detail) {
    return of(status, detail, List.of());
  }

  static Response of(int status, String detail, List<String> errors) {
    Problem problem = new Problem("about:blank", title(status), status, detail, errors);
    return Response.of(status, "application/problem+json", Json.write(problem));
  }

  /** The handler, with bad input answered as a problem. */
  static Handler answering(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (BadRequest bad) {
        return of(bad.status(), bad.getMessage());
      }
    };
  }

  /** No such thing under that id. */
  static Response noSuch(String noun, String list) {
    return of(404, "There is no " + noun + " of that id; GET " + list + " lists them.");
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      default -> "Error";
    };
  }
}
