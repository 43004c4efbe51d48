package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.cli.DoctorOrder;
import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** {@code tributary doctor} beside the running server, and without a database. */
final class DoctorVisitTest {
  private static final String HOME = "https://t.shop.example";
  private @TempDir Path folder;
  private final InstantSource clock = InstantSource.system();
  private final StripeApiStandIn stripe = StripeApiStandIn.start(clock);
  private final StringWriter said = new StringWriter();

  @AfterEach
  void close() {
    stripe.close();
  }

  private int visit(Map<String, String> settings, boolean createEndpoint) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("data", folder.resolve("none").toString());
    all.put("public-url", HOME);
    all.put("stripe.api-base", stripe.address().toString());
    all.put("stripe.api-key", StripeApiStandIn.KEY);
    Config config = new ConfigLoader(Map.of(), folder).load(Optional.empty(), all);
    DoctorVisit doctor = new DoctorVisit(new PrintWriter(said, true), clock);
    return doctor.run(new DoctorOrder(config, createEndpoint));
  }

  /** Whatever lines it was broken into. */
  private String said() {
    return said.toString().replaceAll("\\s+", " ");
  }

  @Test
  void withoutDatabase_itLooksAtStripe_andPrintsTheSecretOfTheEndpointItMakes() {
    assertThat(visit(Map.of(), true)).isEqualTo(1);

    String id = stripe.shelf().list("webhook_endpoint").getFirst().path("id").asString();
    assertThat(said())
        .contains("There is no database in")
        .contains(stripe.webhookSecret(id).orElseThrow())
        .contains("The live endpoint of the account default was made at Stripe.")
        .contains("Stripe sends its messages to " + HOME + "/hooks/stripe.")
        .contains("No webhook secret is set")
        .doesNotContain(StripeApiStandIn.KEY);
  }

  @Test
  void nothingIsMade_unlessAskedFor() {
    assertThat(visit(Map.of(), false)).isEqualTo(1);

    assertThat(stripe.shelf().list("webhook_endpoint")).isEmpty();
    assertThat(said()).contains("No webhook endpoint at Stripe leads to " + HOME);
  }

  @Test
  void withoutTrouble_theExitCodeIsZero() {
    Map<String, String> settings = Map.of("stripe.webhook-secrets", "whsec_0123456789abcdef");
    visit(settings, true);

    assertThat(visit(settings, false)).isZero();
    assertThat(said()).contains("Trouble: 0.");
  }

  @Test
  void endpointThatIsMadeBesideTheServer_isBelievedByIt() {
    try (TestDatabase database = TestDatabase.empty(PostgresVersion.V18)) {
      Map<String, String> settings =
          RunningHouse.settings(database.address(), folder.resolve("data"));
      try (RunningHouse house = RunningHouse.open(settings, clock)) {
        house.awaitReady();
        visit(settings, true);

        String id = stripe.shelf().list("webhook_endpoint").getFirst().path("id").asString();
        String secret = stripe.webhookSecret(id).orElseThrow();
        ObjectNode event =
            StripeEvents.live(StripeEvents.completed("one", clock.instant(), _ -> {}));
        RunningHouse.await("a message it signs", () -> posted(house, event, secret) == 200);
        assertThat(said()).doesNotContain(secret);
        assertThat(house.api("/doctor").body()).contains("\"check\":\"latest_message\"");
      }
    }
  }

  private int posted(RunningHouse house, ObjectNode event, String secret) {
    byte[] body = StripeEvents.bytes(event);
    HttpRequest request =
        HttpRequest.newBuilder(house.house().publicUrl().resolve("/hooks/stripe"))
            .header("Stripe-Signature", StripeEvents.signature(body, secret, clock.instant()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
