package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.cli.ReconcileOrder;
import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.demo.ListFault;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server, and the command beside it, hold the books against Stripe's. */
final class AuditedHouseTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "", 2000, "usd");
  private final TestDatabase database = TestDatabase.fresh();
  private final StripeApiStandIn stripe = StripeApiStandIn.start(CLOCK);
  private final StringWriter told = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void pay() {
    Instant at = CLOCK.instant().minus(Duration.ofDays(2));
    stripe.shelf().put(OBJECTS.charge(MONEY, at));
    stripe.shelf().put(OBJECTS.intent(MONEY, at));
  }

  @AfterEach
  void close() {
    stripe.close();
    database.close();
  }

  @Test
  void serverCompares_whenAskedByItsApi() throws Exception {
    try (RunningHouse running = RunningHouse.open(settings(), CLOCK)) {
      running.awaitReady();
      RunningHouse.await("the payment", () -> database.count("payments") == 1);
      URI address = running.house().publicUrl().resolve("/api/v1/reconciliation");
      HttpRequest ask =
          HttpRequest.newBuilder(address)
              .header("Authorization", "Bearer " + RunningHouse.API_KEY)
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertThat(client.send(ask, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
      }
      RunningHouse.await("the comparison", () -> has("state = 'DONE' AND compared = 2"));
      assertThat(has("findings = 0")).isTrue();
    }
  }

  private boolean has(String condition) {
    return !database.rows("SELECT id FROM comparisons WHERE " + condition).isEmpty();
  }

  @Test
  void reconcile_saysThatThereIsNoGap_orWhatDiffers() {
    assertThat(reconcile()).isZero();
    assertThat(told.toString()).contains("no gap to Stripe's books: 2 objects");
    stripe.listFaults().tell(List.of(new ListFault("ch_1", ListFault.Kind.ALTERED, 5)));
    assertThat(reconcile()).isEqualTo(1);
    assertThat(told.toString())
        .contains("1 difference to Stripe's books among 2 objects")
        .containsPattern("different +charge +ch_1, Stripe 20.05 usd, Tributary 20.00 usd");
  }

  private int reconcile() {
    Config config =
        new ConfigLoader(Map.of(), Path.of("target")).load(Optional.empty(), settings());
    return new FullReconciliation(
            new PrintWriter(told, true), CLOCK, List.of(new PrintedAudit(CLOCK)))
        .run(new ReconcileOrder(config, Optional.empty(), true));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = RunningHouse.settings(database.address(), folder);
    settings.put("stripe.api-key", StripeApiStandIn.KEY);
    settings.put("stripe.api-base", stripe.address().toString());
    return settings;
  }
}
