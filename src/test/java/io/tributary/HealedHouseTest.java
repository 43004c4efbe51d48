package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.cli.ReconcileOrder;
import io.tributary.config.Config;
import io.tributary.config.ConfigLoader;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A whole server that was away finds by itself what it missed; so does the command beside it. */
final class HealedHouseTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final InstantSource CLOCK = InstantSource.system();
  private final TestDatabase database = TestDatabase.fresh();
  private final StripeApiStandIn stripe = StripeApiStandIn.start(CLOCK);
  private final Instant now = CLOCK.instant();
  private final StringWriter told = new StringWriter();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    stripe.close();
    database.close();
  }

  @Test
  void whatCameWhileItWasAway_isThereSoonAfterTheStart() {
    stripe.shelf().put(paid(1, Duration.ofHours(3)));
    stripe.shelf().put(charge(2, Duration.ofDays(99)));
    try (RunningHouse running = RunningHouse.open(settings(), CLOCK)) {
      running.awaitReady();
      RunningHouse.await("both payments", () -> database.count("conversions") == 2);
    }
  }

  @Test
  void reconcile_fetchesBesideTheServer_andTellsWhat() {
    try (RunningHouse running = RunningHouse.open(settings(), CLOCK)) {
      running.awaitReady();
      RunningHouse.await("the first walk", this::allIsWalked);
      stripe.shelf().put(paid(1, Duration.ofMinutes(3)));
      stripe.shelf().put(charge(2, Duration.ofDays(99)));
      assertThat(reconcile(true)).isZero();
      assertThat(told.toString())
          .contains("Stripe's account default, live:")
          .containsPattern("events +1 looked at, 1 of them new")
          .containsPattern("charges +1 looked at, 1 of them new")
          .containsPattern("sessions +0 looked at");
      assertThat(database.count("payments")).isEqualTo(2);
    }
  }

  @Test
  void reconcileWithoutTheServer_saysWhichListsItMayNotRead() {
    stripe.admit(StripeApiStandIn.KEY, Set.of("rak_event_read"));
    assertThat(reconcile(false)).isEqualTo(1);
    assertThat(told.toString())
        .containsPattern("events +0 looked at")
        .containsPattern("charges +not read to the end.*rak_charge_read");
  }

  @Test
  void reconcileWithoutAKey_saysWhereToSetOne() {
    Map<String, String> settings = settings();
    settings.remove("stripe.api-key");
    assertThat(reconcile(settings, false)).isEqualTo(1);
    assertThat(told.toString()).contains("TRIBUTARY_STRIPE_API_KEY");
  }

  private boolean allIsWalked() {
    return database.rows("SELECT list FROM walks WHERE walked_at IS NOT NULL").size() == 10;
  }

  private int reconcile(boolean isFull) {
    return reconcile(settings(), isFull);
  }

  private int reconcile(Map<String, String> settings, boolean isFull) {
    Config config = new ConfigLoader(Map.of(), Path.of("target")).load(Optional.empty(), settings);
    return new FullReconciliation(new PrintWriter(told, true), CLOCK, List.of())
        .run(new ReconcileOrder(config, Optional.empty(), isFull));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = RunningHouse.settings(database.address(), folder);
    settings.put("stripe.api-key", StripeApiStandIn.KEY);
    settings.put("stripe.api-base", stripe.address().toString());
    return settings;
  }

  private ObjectNode paid(int number, Duration ago) {
    String id = "evt_" + number;
    return OBJECTS.event(id, "charge.succeeded", now.minus(ago), charge(number, ago));
  }

  private ObjectNode charge(int number, Duration ago) {
    Money money = new Money("pi_" + number, "ch_" + number, "", "", 2000, "usd");
    return OBJECTS.charge(money, now.minus(ago));
  }
}
