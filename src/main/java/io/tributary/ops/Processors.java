package io.tributary.ops;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Whether all of this machine's processors are at work. */
public final class Processors implements BooleanSupplier {
  /** Of all their time; the rest goes into waiting for each other. */
  private static final double BUSY_SHARE = 0.8;

  /** The system counts in hundredths of a second: what happened in less can't be told. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final DoubleSupplier load;
  private final LongSupplier nanoTime;
  private long lookedAt;
  private boolean isBusy;

  /** Asks the system, at most four times a second. */
  public Processors() {
    this(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad,
        System::nanoTime);
  }

  /**
   * The same with another system and clock.
   *
   * @param load the share of all processors' time that was used since it was last asked; negative
   *     when it isn't known
   */
  Processors(DoubleSupplier load, LongSupplier nanoTime) {
    this.load = load;
    this.nanoTime = nanoTime;
    this.lookedAt = nanoTime.getAsLong();
    this.isBusy = load.getAsDouble() >= BUSY_SHARE;
  }

  @Override
  public boolean getAsBoolean() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt >= LOOK.toNanos()) {
      lookedAt = now;
      isBusy = load.getAsDouble() >= BUSY_SHARE;
    }
    return isBusy;
  }
}
