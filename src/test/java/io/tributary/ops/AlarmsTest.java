package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tributary.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is remembered of an alarm, and what the log is told. */
final class AlarmsTest {
  private final SettableClock clock = SettableClock.atNoon();
  private final Alarms alarms = new Alarms(clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(Alarms.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void anAlarmKeepsItsBeginning_andTellsTheLatest() {
    Instant noon = clock.instant();
    alarms.look(Situations.withFreeBytes(4L << 30));
    clock.advance(Duration.ofMinutes(3));
    alarms.look(Situations.withFreeBytes(3L << 30));

    assertThat(alarms.raised())
        .containsExactly(
            new Alarms.Raised(
                Alarm.DISK_FILLING,
                "The data folder's disk has only 3.0 GB left of 100.0 GB.",
                noon));
  }

  @Test
  void itsEndIsItsEnd_andTheNextIsANewOne() {
    alarms.look(Situations.withFreeBytes(4L << 30));
    alarms.look(Situations.well());
    assertThat(alarms.raised()).isEmpty();

    clock.advance(Duration.ofMinutes(3));
    alarms.look(Situations.withFreeBytes(4L << 30));
    assertThat(alarms.raised().getFirst().since()).isEqualTo(clock.instant());
  }

  @Test
  void theLogIsToldOnceWhenItBegins_andOnceWhenItEnds() {
    alarms.look(Situations.withFreeBytes(4L << 30));
    alarms.look(Situations.withFreeBytes(3L << 30));
    alarms.look(Situations.well());
    alarms.look(Situations.well());

    assertThat(lines())
        .containsExactly(
            "WARN alarm disk_filling: The data folder's disk has only 4.0 GB left of 100.0 GB. "
                + Alarm.DISK_FILLING.remedy(),
            "INFO alarm disk_filling has ended");
  }

  private List<String> lines() {
    return log.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }
}
