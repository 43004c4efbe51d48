package io.tributary.access;

import io.tributary.http.Handler;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Caller;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Guards the API: lets programs with a key in, and the owner's browser. */
public final class WithKey {
  private static final byte[] UNAUTHORIZED =
      """
      {"type":"about:blank","title":"Unauthorized","status":401,\
      "detail":"Send an API key: Authorization: Bearer …. \
      The key is the one set with TRIBUTARY_API_KEY."}"""
          .getBytes(StandardCharsets.UTF_8);
  private final Function<Request, Caller> whoIsAsking;

  public WithKey(Function<Request, Caller> whoIsAsking) {
    this.whoIsAsking = whoIsAsking;
  }

  /** The handler for callers we know; a browser's unsafe requests need the CSRF token. */
  public Handler guard(Handler handler) {
    return request ->
        switch (whoIsAsking.apply(request)) {
          case Caller.Program _ -> unstored(handler.handle(request));
          case Caller.Owner owner -> asOwner(handler, request, owner);
          case Caller.Stranger _ -> refusal();
        };
  }

  private static Response asOwner(Handler handler, Request request, Caller.Owner owner) {
    if (!Csrf.isSafe(request)) {
      Csrf.verify(request, owner);
    }
    return unstored(handler.handle(request));
  }

  private static Response refusal() {
    return unstored(
        Response.of(401, "application/problem+json", UNAUTHORIZED)
            .with("WWW-Authenticate", "Bearer"));
  }

  private static Response unstored(Response response) {
    return response.header("Cache-Control").isPresent()
        ? response
        : response.with("Cache-Control", "no-store");
  }
}
