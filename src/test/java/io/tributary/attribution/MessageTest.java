package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's messages one by one, and the books after each. */
abstract class MessageTest {
  static final StripeObjects OLD = new StripeObjects("2022-11-15");
  static final StripeObjects ACACIA = new StripeObjects("2025-02-24.acacia");
  static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Money DOLLARS = new Money("pi_1", "ch_1", "in_1", "cus_1", 2000, "usd");
  TestHouse house;
  private int number;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Each a minute after the one before. */
  void tell(StripeObjects shape, String type, ObjectNode object) {
    number++;
    Instant at = NOON.plus(Duration.ofMinutes(number));
    send(shape.event("evt_" + number, type, at, object));
  }

  void send(ObjectNode event) {
    assertThat(house.webhook(event).status()).isEqualTo(200);
    house.settle();
  }

  Payment only() {
    assertThat(house.payments()).hasSize(1);
    return house.payments().getFirst();
  }

  /** One thing sold through Checkout. */
  static ObjectNode sale(StripeObjects shape) {
    return shape
        .session("cs_1", NOON.minusSeconds(60), "payment")
        .put("payment_intent", "pi_1")
        .put("payment_status", "paid")
        .put("amount_subtotal", 2000)
        .put("amount_total", 2000)
        .put("currency", "usd");
  }

  /** A subscription begun through Checkout. */
  static ObjectNode subscribed() {
    return sale(NEW)
        .putNull("payment_intent")
        .put("mode", "subscription")
        .put("subscription", "sub_1")
        .put("invoice", "in_1")
        .put("customer", "cus_1");
  }
}
