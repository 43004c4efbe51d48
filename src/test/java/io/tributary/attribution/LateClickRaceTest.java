package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import io.tributary.payment.Workers;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Two hundred clicks that come after their payments, with all workers racing. */
final class LateClickRaceTest {
  private static final int PAYMENTS = 200;
  private static final String VISITOR = "01JD00000000000000000000V1";
  private final AtomicInteger visitorsLeft = new AtomicInteger(PAYMENTS);
  @TempDir Path folder;

  @Test
  void twoHundredClicksAfterTheirPayments_allMatch_withFourWorkersRacing() {
    try (TestHouse house = new TestHouse(folder)) {
      List<Runnable> tasks = workers(house);
      tasks.addAll(visitors(house));
      Workers.together(tasks);
      house.settle();

      assertThat(house.database.count("payments")).isEqualTo(PAYMENTS);
      assertThat(house.conversions())
          .hasSize(PAYMENTS)
          .allMatch(conversion -> conversion.match() instanceof Match.Matched);
      assertThat(house.database.count("waits")).isZero();
    }
  }

  private List<Runnable> workers(TestHouse house) {
    List<Runnable> tasks = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      tasks.add(() -> beat(house.attributor()::runOnce));
    }
    tasks.add(() -> beat(house.loader()::runOnce));
    tasks.add(() -> beat(house.intake()::runOnce));
    tasks.add(() -> beat(house.intake()::runOnce));
    return tasks;
  }

  /** Each pays first and is reported as a click afterwards. */
  private List<Runnable> visitors(TestHouse house) {
    SplittableRandom random = new SplittableRandom(3);
    List<Runnable> tasks = new ArrayList<>();
    for (int number = 0; number < PAYMENTS; number++) {
      ClickId click = ClickId.mint(house.clock.instant(), random);
      String name = "late" + number;
      tasks.add(
          () -> {
            try {
              pay(house, name, click);
              arrive(house, click, "https://shop.example/?gclid=1");
            } finally {
              visitorsLeft.decrementAndGet();
            }
          });
    }
    return tasks;
  }

  /** Sends it again, as Stripe does, when a busy machine could not store it in time. */
  private static void pay(TestHouse house, String name, ClickId click) {
    ObjectNode event =
        StripeEvents.completed(
            name,
            house.clock.instant(),
            session -> session.put("client_reference_id", click.toString()));
    int status = house.webhook(event).status();
    while (status == 503) {
      status = house.webhook(event).status();
    }
    assertThat(status).isEqualTo(200);
  }

  private static void arrive(TestHouse house, ClickId click, String url) {
    house.collect(
        """
        {"type": "arrival", "clickId": "%s", "visitorId": "%s", "url": "%s"}"""
            .formatted(click, VISITOR, url),
        Map.of());
  }

  /** Beats until the last visitor is done. */
  private void beat(IntSupplier worker) {
    do {
      assertThat(worker.getAsInt()).isNotNegative();
    } while (visitorsLeft.get() > 0);
  }
}
