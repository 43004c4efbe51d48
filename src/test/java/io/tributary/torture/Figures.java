package io.tributary.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a torture was like, for a person to read. */
final class Figures {
  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
  private final List<Duration> toHealth = new ArrayList<>();
  private final List<Duration> toReady = new ArrayList<>();
  private final List<Duration> postgresBack = new ArrayList<>();

  void killed(Victim victim) {
    kills.merge(victim, 1, Integer::sum);
  }

  void started(DoomedServer.Start start) {
    toHealth.add(start.toHealth());
    toReady.add(start.toReady());
  }

  /** PostgreSQL was killed alone, and is back. */
  void postgresBack(Duration after) {
    postgresBack.add(after);
  }

  /** Until a start after a kill answered. */
  Duration slowestStart() {
    return slowest(toHealth);
  }

  String table(Promises promises, Audit.Rows rows) {
    return """

        torture
          kills                            %s
          clicks acknowledged              %,d, each in the tables once
          clicks without a clear answer    %,d, of which %,d are in the tables
          clicks set aside                 %,d
          payments acknowledged            %,d, each with one message, entry and conversion
          messages sent again              %,d
          slowest start, until /health     %s
          slowest start, until /ready      %s
          slowest return of PostgreSQL     %s
          longest time without a redirect  %s
        """
        .formatted(
            kills,
            promises.clickCount(),
            promises.openCount(),
            rows.clicks() - promises.clickCount(),
            rows.setAside(),
            promises.paymentCount(),
            promises.repeatedMessageCount(),
            seconds(slowest(toHealth)),
            seconds(slowest(toReady)),
            seconds(slowest(postgresBack)),
            seconds(promises.longestGap()));
  }

  private static Duration slowest(Collection<Duration> durations) {
    return durations.isEmpty() ? Duration.ZERO : Collections.max(durations);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
