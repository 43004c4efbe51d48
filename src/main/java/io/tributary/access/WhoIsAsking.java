package io.tributary.access;

import io.tributary.http.Request;
import io.tributary.model.Caller;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tells the owner, programs and strangers apart. */
public final class WhoIsAsking implements Function<Request, Caller> {
  private static final String BEARER = "Bearer ";
  private final Sessions sessions;
  private final ApiKeys keys;

  public WhoIsAsking(Sessions sessions, ApiKeys keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  /** A request with an Authorization header is judged by that alone. */
  @Override
  public Caller apply(Request request) {
    Optional<String> authorization = request.header("Authorization");
    if (authorization.isPresent()) {
      return bearer(authorization.get())
          .flatMap(keys::holder)
          .map(Caller.class::cast)
          .orElseGet(Caller.Stranger::new);
    }
    return sessions.owner(request).map(Caller.class::cast).orElseGet(Caller.Stranger::new);
  }

  /**
   * Whether a program with a valid key asks, without a look into the database.
   *
   * @param hashIsValid whether a key with this hash, in hexadecimal, is valid
   */
  public boolean isProgram(Request request, Predicate<String> hashIsValid) {
    return request
        .header("Authorization")
        .flatMap(WhoIsAsking::bearer)
        .filter(key -> keys.isKnown(key, hashIsValid))
        .isPresent();
  }

  private static Optional<String> bearer(String authorization) {
    boolean isBearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return isBearer
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
