package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.testing.Requests;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** How much a stranger may make the webhook's door reckon, and that nobody else suffers for it. */
class SignatureLimitTest {
  private static final String STRANGER = "203.0.113.66";
  private static final String STRIPE = "3.18.12.63";
  private static final byte[] LARGEST = new byte[1024 * 1024];
  private TestHouse house;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void failedSignaturesOfOneAddress_areLimited_andTheAnswerSaysWhenToComeAgain() {
    int checked = untilLimited(STRANGER);
    assertThat(checked).as("of a megabyte, with three secrets").isEqualTo(21);
    Response limited = forge(STRANGER);
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).contains("1");
    assertThat(house.outcomes.sums().getOrDefault(WebhookOutcome.LIMITED, 0L)).isEqualTo(2);
    house.nanos.advance(Duration.ofSeconds(1));
    assertThat(untilLimited(STRANGER)).isEqualTo(2);
  }

  @Test
  void genuineMessagesFromOtherAddresses_areTaken() {
    untilLimited(STRANGER);
    assertThat(genuine(event("one"), STRIPE).status()).isEqualTo(200);
  }

  @Test
  void genuineMessagesCostNothing() {
    for (int number = 0; number < 25; number++) {
      ObjectNode large = event("large" + number);
      StripeEvents.session(large).put("padding", "x".repeat(1_000_000));
      assertThat(genuine(large, STRIPE).status()).isEqualTo(200);
    }
  }

  @Test
  void anEndpointOfStripesWhoseSecretIsMissingHere_doesNotShutOutTheOthers() {
    for (int number = 0; number < 1_000; number++) {
      byte[] body = StripeEvents.bytes(event("unknown" + number));
      String signature = StripeEvents.signature(body, "whsec_missing", house.clock.instant());
      assertThatThrownBy(() -> from(STRIPE, body, signature)).isInstanceOf(BadRequest.class);
    }
    assertThat(genuine(event("known"), STRIPE).status()).isEqualTo(200);
  }

  /** How many forgeries are checked before the address has to wait. */
  private int untilLimited(String address) {
    int checked = 0;
    while (checked < 100 && forge(address).status() != 429) {
      checked++;
    }
    return checked;
  }

  private Response forge(String address) {
    String signature = "t=" + house.clock.instant().getEpochSecond() + ",v1=" + "0".repeat(64);
    try {
      return from(address, LARGEST, signature);
    } catch (BadRequest refused) {
      return Response.text(refused.status(), refused.getMessage());
    }
  }

  private Response from(String address, byte[] body, String signature) {
    Requests request = Requests.post("/hooks/stripe").client(address);
    return house.webhook("/hooks/stripe", request, body, signature);
  }

  private ObjectNode event(String name) {
    return StripeEvents.completed(name, house.clock.instant(), session -> {});
  }

  private Response genuine(ObjectNode event, String address) {
    byte[] body = StripeEvents.bytes(event);
    String signature = StripeEvents.signature(body, StripeEvents.SECRET, house.clock.instant());
    return from(address, body, signature);
  }
}
