package io.tributary.access;

import io.tributary.http.BadRequest;
import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.model.Caller;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Refuses what another site made the visitor's browser send. */
public final class Csrf {
  /** Name of the form field with the token. */
  public static final String FIELD = "csrf";

  /** Name of the header with the token, for scripts. */
  public static final String HEADER = "X-CSRF-Token";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private Csrf() {}

  /** Whether the method promises to change nothing. */
  static boolean isSafe(Request request) {
    return SAFE.contains(request.method());
  }

  /**
   * Demands the session's token and an origin of our own.
   *
   * @throws BadRequest 403 without them
   */
  public static void verify(Request request, Caller.Owner owner) {
    verifyOrigin(request);
    String token = token(request).orElse("");
    if (!Tokens.same(owner.csrfToken().reveal(), token)) {
      throw new BadRequest(
          403, "This form is out of date or came from elsewhere; reload the page and try again.");
    }
  }

  /**
   * Demands an origin of our own, for forms that come before any session.
   *
   * @throws BadRequest 403 when the browser says that another site sent this
   */
  public static void verifyOrigin(Request request) {
    Optional<String> site = request.header("Sec-Fetch-Site");
    boolean own =
        site.map(from -> from.equals("same-origin") || from.equals("none"))
            .or(() -> request.header("Origin").map(origin -> isOurs(origin, request)))
            .orElse(true);
    if (!own) {
      throw new BadRequest(
          403, "Another site sent this request; open the page here and try again.");
    }
  }

  /** Browsers name no fetch site over plain http, but they name the origin. */
  private static boolean isOurs(String origin, Request request) {
    return authority(origin)
        .map(
            from ->
                request.header("Host").filter(from::equalsIgnoreCase).isPresent()
                    || request
                        .header("X-Forwarded-Host")
                        .filter(from::equalsIgnoreCase)
                        .isPresent())
        .orElse(false);
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }

  private static Optional<String> token(Request request) {
    Optional<String> header = request.header(HEADER);
    if (header.isPresent() || !isForm(request)) {
      return header;
    }
    return Forms.read(request).first(FIELD);
  }

  private static boolean isForm(Request request) {
    return request
        .header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }
}
