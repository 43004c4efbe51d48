package io.tributary;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.ops.Health;

/** Doors {@code /health} and {@code /ready}, for whoever keeps the program running. */
final class HealthDoor {
  private final Health health;

  HealthDoor(Health health) {
    this.health = health;
  }

  Routes routes() {
    return new Routes().get("/health", HealthDoor::alive).get("/ready", this::ready);
  }

  private static Response alive(Request request) {
    return Response.text(200, "alive").with("Cache-Control", "no-store");
  }

  private Response ready(Request request) {
    Response answer =
        switch (health.readiness()) {
          case Health.Readiness.Ready ready -> Response.text(200, "ready");
          case Health.Readiness.NotReady notReady -> Response.text(503, notReady.reason());
        };
    return answer.with("Cache-Control", "no-store");
  }
}
