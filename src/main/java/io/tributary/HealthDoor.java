package io.tributary;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.ops.Health.Readiness;
import java.util.function.Supplier;

/** Doors {@code /health} and {@code /ready}, for whoever keeps the program running. */
final class HealthDoor {
  private final Supplier<Readiness> readiness;

  /**
   * Makes the doors.
   *
   * @param readiness asked for each request, so it must be at hand
   */
  HealthDoor(Supplier<Readiness> readiness) {
    this.readiness = readiness;
  }

  Routes routes() {
    return new Routes().get("/health", HealthDoor::alive).get("/ready", this::ready);
  }

  private static Response alive(Request request) {
    return Response.text(200, "alive").with("Cache-Control", "no-store");
  }

  private Response ready(Request request) {
    Response answer =
        switch (readiness.get()) {
          case Readiness.Ready ready -> Response.text(200, "ready");
          case Readiness.NotReady notReady -> Response.text(503, notReady.reason());
        };
    return answer.with("Cache-Control", "no-store");
  }
}
