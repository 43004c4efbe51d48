package io.tributary.attribution;

import io.tributary.http.Headers;
import io.tributary.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** Shapes of sessions and answers that several tests need. */
final class TestSessions {
  private TestSessions() {}

  /** A session that needs no payment, as a 100 % coupon makes it. */
  static void free(ObjectNode session) {
    session.put("payment_status", "no_payment_required");
    session.put("amount_total", 0);
    session.putNull("payment_intent");
  }

  static String header(Response answer, String name) {
    return new Headers(answer.headers()).first(name).orElse("");
  }
}
