package io.tributary.ops;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers since when something is wrong; the log is told when it begins, and when it ends. */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
  private final InstantSource clock;
  private final Map<Alarm, Instant> since = new EnumMap<>(Alarm.class);
  private volatile List<Raised> raised = List.of();

  /**
   * Something that is wrong.
   *
   * @param what a sentence that says what, and how much
   * @param since when it was first seen
   */
  public record Raised(Alarm alarm, String what, Instant since) {}

  public Alarms(InstantSource clock) {
    this.clock = clock;
  }

  /** Compares the situation with what was known. */
  public synchronized void look(Situation situation) {
    Map<Alarm, String> broken = AlarmRules.broken(situation);
    broken.forEach(this::begin);
    List.copyOf(since.keySet()).stream()
        .filter(alarm -> !broken.containsKey(alarm))
        .forEach(this::end);
    raised =
        broken.entrySet().stream()
            .map(
                each ->
                    new Raised(
                        each.getKey(), each.getValue(), begin(each.getKey(), each.getValue())))
            .toList();
  }

  private Instant begin(Alarm alarm, String what) {
    return since.computeIfAbsent(
        alarm,
        _ -> {
          LOG.warn("alarm {}: {} {}", alarm.code(), what, alarm.remedy());
          return clock.instant();
        });
  }

  private void end(Alarm alarm) {
    since.remove(alarm);
    LOG.info("alarm {} has ended", alarm.code());
  }

  /** What is wrong now; never waits for a look. */
  public List<Raised> raised() {
    return raised;
  }
}
