package io.tributary.bench;

import io.tributary.storage.Database;
import io.tributary.storage.EmbeddedPostgres;
import io.tributary.storage.ReplayLock;
import java.time.Duration;

/**
 * A backlog of stored messages, as after an outage of the workers: how fast it becomes payments,
 * entries and conversions. The workers are kept away until it is complete.
 */
final class Backlog implements Measurement {
  private static final int HISTORIES_A_LOAD = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public void measure(Stage stage) {
    int loads = stage.plan().backlog() / HISTORIES_A_LOAD;
    stage.awaitConversions();
    gather(stage, loads);
    double read = seconds(stage.awaitReading());
    double all = seconds(stage.awaitConversions()) + read;
    int messages = loads * HISTORIES_A_LOAD * Histories.MESSAGES;
    stage
        .report()
        .add(
            Row.of(
                    "backlog of %,d messages, folded".formatted(messages),
                    Budget.atLeast(2000, 800),
                    Unit.PER_SECOND,
                    messages / read)
                .with(
                    "all read in %.1f s, all conversions written in %.1f s".formatted(read, all)));
  }

  private static void gather(Stage stage, int loads) {
    try (EmbeddedPostgres guest = EmbeddedPostgres.open(stage.server().data());
        Database database = Database.open(guest.address(), 1, PATIENCE)) {
      database.useTransaction(
          transaction -> {
            ReplayLock.take(transaction);
            for (int load = 0; load < loads; load++) {
              send(stage, load);
            }
          });
    }
  }

  private static void send(Stage stage, int load) {
    RequestSource messages = Histories.of(load * HISTORIES_A_LOAD, HISTORIES_A_LOAD, stage.clock());
    LoadResult sent =
        LoadLoop.run(Load.burst(stage.server().address(), messages, Duration.ofSeconds(30)));
    if (sent.answers().silent() != HISTORIES_A_LOAD * Histories.MESSAGES) {
      stage.report().voidBecause("webhooks were not stored: " + sent.answers());
    }
  }

  private static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }
}
