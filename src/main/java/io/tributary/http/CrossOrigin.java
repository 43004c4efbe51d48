package io.tributary.http;

/**
 * Lets scripts of other sites read an answer. Also one that says what was wrong with the request:
 * without these headers a browser tells its page only that nothing came back.
 */
final class CrossOrigin {
  private CrossOrigin() {}

  /** Names the asking origin, since answers with cookies may not be for all. */
  static Response share(Response answer, Headers asked, String exposes) {
    return asked
        .first("Origin")
        .map(
            origin ->
                answer
                    .with("Access-Control-Allow-Origin", origin)
                    .with("Access-Control-Allow-Credentials", "true")
                    .with("Access-Control-Expose-Headers", exposes)
                    .with("Vary", "Origin"))
        .orElse(answer);
  }
}
