package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.Asked;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Repair;
import io.tributary.model.WantedEvents;
import io.tributary.testing.Shelved;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import io.tributary.testing.Ward;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the doctor mends at Stripe, and what it leaves alone. */
final class EndpointRepairsTest {
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  private JsonNode endpoint(String id) {
    return ward.stripe.shelf().find(id).orElseThrow();
  }

  private List<JsonNode> endpoints() {
    return ward.stripe.shelf().list("webhook_endpoint");
  }

  private static List<String> events(JsonNode endpoint) {
    return endpoint.path("enabled_events").valueStream().map(JsonNode::asString).toList();
  }

  private long changes() {
    return ward.stripe.asked().stream().map(Asked::method).filter("POST"::equals).count();
  }

  @Test
  void endpointIsMade_withExactlyOurEvents_andItsSecretIsKept() {
    ward.stripe.shelf().remove("we_ours");

    assertThat(ward.mend(Repair.Kind.CREATE_ENDPOINT, "")).isEmpty();

    JsonNode made = endpoints().getFirst();
    String id = made.path("id").asString();
    assertThat(made.path("url").asString()).isEqualTo(Ward.WEBHOOK);
    assertThat(made.path("description").asString()).isEqualTo("Tributary");
    assertThat(events(made)).containsExactlyInAnyOrderElementsOf(WantedEvents.all());
    assertThat(ward.kept)
        .containsExactly(
            "default "
                + ward.stripe.webhookSecret(id).orElseThrow()
                + " live Tributary ("
                + id
                + ")");
    assertThat(ward.finding(Check.ENDPOINT).verdict()).isEqualTo(Verdict.GOOD);
  }

  /** The whole way: made at Stripe, secret sealed here, a message of it believed. */
  @Test
  void messageOfTheEndpointThatWasMade_isBelieved(@TempDir Path folder) {
    ward.stripe.shelf().remove("we_ours");
    try (TestHouse house = new TestHouse(folder)) {
      ward.keeper =
          new KeptSecrets(
              house.database.database(),
              house.tables,
              house.clock,
              new SplittableRandom(1),
              house.accounts::refresh);
      assertThat(ward.mend(Repair.Kind.CREATE_ENDPOINT, "")).isEmpty();

      String id = endpoints().getFirst().path("id").asString();
      String secret = ward.stripe.webhookSecret(id).orElseThrow();
      byte[] body =
          StripeEvents.bytes(
              StripeEvents.live(StripeEvents.completed("one", house.clock.instant(), _ -> {})));
      Response answer =
          house.webhook(body, StripeEvents.signature(body, secret, house.clock.instant()));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(house.database.count("inbox")).isEqualTo(1);
    }
  }

  @Test
  void secondEndpoint_isNotMade() {
    assertThat(ward.mend(Repair.Kind.CREATE_ENDPOINT, "").orElseThrow())
        .contains("an endpoint for " + Ward.WEBHOOK + " already");
    assertThat(changes()).isZero();
    assertThat(endpoints()).hasSize(1);
  }

  @Test
  void keyThatMayNotWrite_isToldWhatItLacks() {
    ward.stripe.shelf().remove("we_ours");
    ward.stripe.admit("rk_live_reader012345", Set.of("rak_webhook_read"));
    ward.key("rk_live_reader012345");

    assertThat(ward.mend(Repair.Kind.CREATE_ENDPOINT, "").orElseThrow())
        .contains("rak_webhook_write", "write access to Webhook Endpoints");
    assertThat(endpoints()).isEmpty();
  }

  @Test
  void secretThatCannotBeKept_isSaid_withTheWayOut() {
    ward.stripe.shelf().remove("we_ours");
    ward.keeper =
        (_, _, _, _) -> {
          throw new IllegalStateException("the disk is full");
        };

    String obstacle = ward.mend(Repair.Kind.CREATE_ENDPOINT, "").orElseThrow();

    assertThat(obstacle)
        .contains("was made, but its secret could not be kept (the disk is full)", "reveal it")
        .doesNotContain("whsec_");
  }

  @Test
  void eventsAreSelected_andAnEndpointIsEnabled() {
    ward.endpoint(
        "we_ours", endpoint -> Shelved.events(endpoint, events -> List.of("charge.updated")));
    assertThat(ward.mend(Repair.Kind.SELECT_EVENTS, "we_ours")).isEmpty();
    assertThat(events(endpoint("we_ours"))).containsExactlyInAnyOrderElementsOf(WantedEvents.all());

    ward.endpoint("we_ours", endpoint -> endpoint.put("status", "disabled"));
    assertThat(ward.mend(Repair.Kind.ENABLE_ENDPOINT, "we_ours")).isEmpty();
    assertThat(endpoint("we_ours").path("status").asString()).isEqualTo("enabled");
  }

  @Test
  void endpointOfSomebodyElse_isLeftAlone_whateverAFormAsksFor() {
    ward.endpoint("we_other", endpoint -> endpoint.put("url", "https://crm.example/in"));

    for (String id : List.of("we_other", "we_none", "../charges", "")) {
      assertThat(ward.mend(Repair.Kind.SELECT_EVENTS, id).orElseThrow())
          .contains("not there any more, or doesn't lead here");
    }
    assertThat(changes()).isZero();
  }

  @Test
  void accountWithoutKey_isSaid() {
    Repair repair = new Repair(Repair.Kind.CREATE_ENDPOINT, new AccountId("other"), false, "");
    assertThat(ward.doctor().mend(repair).orElseThrow()).contains("no API key of that account");
    Repair test = new Repair(Repair.Kind.CREATE_ENDPOINT, AccountId.DEFAULT, true, "");
    assertThat(ward.doctor().mend(test)).isPresent();
  }

  @Test
  void afterARepair_everythingIsLookedAtAgain() {
    ward.endpoint("we_ours", endpoint -> endpoint.put("status", "disabled"));
    Doctor doctor = ward.doctor();
    assertThat(doctor.examine().hasTrouble()).isTrue();

    doctor.mend(new Repair(Repair.Kind.ENABLE_ENDPOINT, AccountId.DEFAULT, false, "we_ours"));

    assertThat(doctor.examine().hasTrouble()).isFalse();
  }
}
