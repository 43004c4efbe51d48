package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A house and the steps from a click to a payment, for tests of what follows. */
abstract class PathTest {
  static final String STRIPE_LINK = "https://buy.stripe.com/test_abc";
  TestHouse house;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
    house.link("spring", STRIPE_LINK);
  }

  @AfterEach
  void close() {
    house.close();
  }

  ClickId clickThrough(String slug, String query) {
    Response answer = house.open(slug, query);
    assertThat(answer.status()).isEqualTo(302);
    String location = TestSessions.header(answer, "Location");
    String id = location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
    return ClickId.parse(id).orElseThrow();
  }

  void arrive(ClickId click, String visitor, String url) {
    Response answer = house.collect(arrival(click, visitor, url), Map.of());
    assertThat(TestSessions.header(answer, "Tributary-Result")).isEqualTo("accepted");
  }

  static String arrival(ClickId click, String visitor, String url) {
    return """
        {"type": "arrival", "clickId": "%s", "visitorId": "%s", "url": "%s"}"""
        .formatted(click, visitor, url);
  }

  void pay(String name, Consumer<ObjectNode> change) {
    Response answer = house.webhook(StripeEvents.completed(name, house.clock.instant(), change));
    assertThat(answer.status()).isEqualTo(200);
  }

  static ObjectNode free(ObjectNode session) {
    TestSessions.free(session);
    return session;
  }

  Conversion onlyConversion() {
    assertThat(house.conversions()).hasSize(1);
    return house.conversions().getFirst();
  }
}
