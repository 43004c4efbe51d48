package io.tributary;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.ops.Metrics;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Door {@code /metrics}, for Prometheus: for programs with an API key, and open while the database
 * is away.
 */
final class MetricsDoor {
  private final Supplier<byte[]> page;
  private final Predicate<Request> hasKey;

  /**
   * Makes the door.
   *
   * @param hasKey whether a request carries a valid API key, told without the database
   */
  MetricsDoor(Supplier<byte[]> page, Predicate<Request> hasKey) {
    this.page = page;
    this.hasKey = hasKey;
  }

  Routes routes() {
    return new Routes().get("/metrics", this::show);
  }

  private Response show(Request request) {
    Response answer =
        hasKey.test(request)
            ? Response.of(200, Metrics.CONTENT_TYPE, page.get())
            : Response.text(401, "Send an API key: Authorization: Bearer <key>.")
                .with("WWW-Authenticate", "Bearer");
    return answer.with("Cache-Control", "no-store");
  }
}
