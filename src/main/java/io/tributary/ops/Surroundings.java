package io.tributary.ops;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Worker's eyes for what needs no database: the disk's room, the clock's jumps, and the age of what
 * waits in the journal. Looks once a second.
 */
public final class Surroundings {
  /** A clock that is set is told of for so long. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** A flood, or a forged message, is told of for so long after its end. */
  private static final Duration FLOOD_REMEMBERED = Duration.ofHours(1);

  private final Path folder;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Supplier<Flow> journal;
  private final Backlog backlog = new Backlog();
  private volatile Sight sight = new Sight(Optional.empty(), Duration.ZERO);
  private Instant wallTime;
  private long lookedAt;
  private volatile Jump jump = new Jump(Duration.ZERO, 0);
  private volatile Flood flood = new Flood(0, 0);
  private volatile Flood wrongMode = new Flood(0, 0);

  /**
   * What passes through the journal, in bytes, and what was kept away.
   *
   * @param in what was kept since the start
   * @param waiting what is not loaded yet
   * @param limited how many items were dropped, for their address had sent more than it may
   * @param wrongMode how many messages contradicted the mode of the secret that signed them
   */
  public record Flow(long in, long waiting, long limited, long wrongMode) {}

  private record Sight(Optional<DiskRoom> disk, Duration lag) {}

  private record Jump(Duration length, long nanoTime) {}

  private record Flood(long items, long nanoTime) {}

  /**
   * Takes the present time as right.
   *
   * @param folder whose disk is looked at
   * @param nanoTime only differences count, as with {@link System#nanoTime}
   */
  public Surroundings(
      Path folder, InstantSource clock, LongSupplier nanoTime, Supplier<Flow> journal) {
    this.folder = folder;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.journal = journal;
    this.wallTime = clock.instant();
    this.lookedAt = nanoTime.getAsLong();
  }

  /** Looks once. */
  public void look() {
    long now = nanoTime.getAsLong();
    compareClocks(now);
    Flow flow = journal.get();
    if (flow.limited() > flood.items()) {
      flood = new Flood(flow.limited(), now);
    }
    if (flow.wrongMode() > wrongMode.items()) {
      wrongMode = new Flood(flow.wrongMode(), now);
    }
    sight = new Sight(room(), backlog.look(now, flow.in(), flow.waiting()));
  }

  private void compareClocks(long now) {
    Instant wall = clock.instant();
    Duration passed = Duration.ofNanos(now - lookedAt);
    Duration ahead = Duration.between(wallTime, wall).minus(passed);
    if (ahead.abs().compareTo(AlarmRules.CLOCK_TOLERANCE) > 0) {
      jump = new Jump(ahead, now);
    }
    wallTime = wall;
    lookedAt = now;
  }

  private Optional<DiskRoom> room() {
    try {
      FileStore disk = Files.getFileStore(folder);
      return Optional.of(new DiskRoom(disk.getUsableSpace(), disk.getTotalSpace()));
    } catch (IOException unwilling) {
      return Optional.empty();
    }
  }

  /** The room on the data folder's disk at the last look. */
  public Optional<DiskRoom> disk() {
    return sight.disk();
  }

  /** How long the oldest click has waited for the tables, at the last look. */
  public Duration loaderLag() {
    return sight.lag();
  }

  /** How long ago an address last sent more than it may, if within the last hour. */
  public Optional<Duration> sinceLimited() {
    return since(flood);
  }

  /** How long ago a message last contradicted its secret's mode, if within the last hour. */
  public Optional<Duration> sinceWrongMode() {
    return since(wrongMode);
  }

  private Optional<Duration> since(Flood last) {
    Duration ago = Duration.ofNanos(nanoTime.getAsLong() - last.nanoTime());
    return last.items() == 0 || AlarmRules.isLonger(ago, FLOOD_REMEMBERED)
        ? Optional.empty()
        : Optional.of(ago);
  }

  /** By how much the clock was set in the last ten minutes, forward if positive. */
  public Duration clockJump() {
    Jump last = jump;
    boolean isPast = nanoTime.getAsLong() - last.nanoTime() > REMEMBERED.toNanos();
    return isPast ? Duration.ZERO : last.length();
  }
}
