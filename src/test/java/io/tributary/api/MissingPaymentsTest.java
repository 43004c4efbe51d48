package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refunds and disputes whose payment nobody has told of. */
final class MissingPaymentsTest {
  private static final StripeObjects SHAPES = new StripeObjects("2026-07-29.dahlia");
  private @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRefundWhosePaymentNeverCame_isToldAfterADay_andNoLongerWhenItComes() {
    Instant now = server.house.clock.instant();
    Money money = new Money("pi_9", "ch_9", "", "", 2000, "usd");
    send(SHAPES.event("evt_r", "refund.created", now, SHAPES.refund("re_9", money, 500, now)));
    send(SHAPES.event("evt_d", "charge.dispute.funds_withdrawn", now, dispute(now)));
    server.house.clock.advance(Duration.ofHours(23));
    assertThat(missing().size()).isZero();

    server.house.clock.advance(Duration.ofHours(1));
    assertThat(missing().size()).isEqualTo(2);
    assertThat(missing().valueStream().map(MissingPaymentsTest::line))
        .containsExactlyInAnyOrder(
            "refund re_9 5.00 usd 2026-11-01T12:00:00Z pi_9 ch_9",
            "dispute dp_8 9.00 eur 2026-11-01T12:00:00Z pi_8 ch_8");
    assertThat(server.get(200, "/api/v1/money?test=true").path("missingPayments").size()).isZero();

    send(SHAPES.event("evt_p", "charge.succeeded", now, SHAPES.charge(money, now)));
    assertThat(missing().size()).isEqualTo(1);
  }

  private static ObjectNode dispute(Instant at) {
    return SHAPES.dispute("dp_8", new Money("pi_8", "ch_8", "", "", 900, "eur"), "lost", at);
  }

  private JsonNode missing() {
    return server.get(200, "/api/v1/money").path("missingPayments");
  }

  private void send(ObjectNode event) {
    server.house.webhook(event);
    server.house.settle();
  }

  private static String line(JsonNode missing) {
    JsonNode amount = missing.path("amount");
    return String.join(
        " ",
        text(missing, "kind"),
        text(missing, "id"),
        text(amount, "amount"),
        text(amount, "currency"),
        text(missing, "since"),
        text(missing, "paymentIntent"),
        text(missing, "charge"));
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).stringValue();
  }
}
