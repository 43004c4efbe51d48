package io.tributary.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One rate of VISITS, held for a while.
 *
 * @param rate visits a second
 * @param nginx what nginx answered right before
 * @param isQueryable whether all clicks were answered in time and were rows soon after
 * @param peak most memory seen meanwhile, in MB
 */
record SustainedTry(
    double rate, double nginx, boolean isQueryable, double peak, CpuTimes cpu, long clicks) {
  private static final double ON_TIME = 0.98;
  private static final RequestSource VISITS = Visits.to(Links.MANY, Manner.KEPT);

  static SustainedTry of(Stage stage, double rate) {
    Plan plan = stage.plan();
    LoadResult nginx = LoadLoop.run(Load.burst(stage.nginx(), VISITS, plan.round()));
    ProcessFamily family = new ProcessFamily(stage.server().pid());
    CpuTimes before = CpuTimes.of(family);
    LoadResult ours;
    double peak;
    try (MemoryWatch memory = MemoryWatch.start(family)) {
      Load load = Load.burst(stage.server().address(), VISITS, plan.sustained());
      ours = LoadLoop.run(load.at(rate));
      peak = memory.peak();
    }
    Duration loading = stage.clicks().settle(ours.answers());
    CpuTimes cpu = CpuTimes.of(family).minus(before);
    boolean isOnTime = ours.rate() >= ON_TIME * rate && loading.compareTo(plan.drain()) <= 0;
    long clicks = ours.answers().accepted();
    stage.report().tell(tell(rate, ours, loading));
    return new SustainedTry(rate, nginx.rate(), isOnTime, peak, cpu, clicks);
  }

  private static String tell(double rate, LoadResult ours, Duration loading) {
    return "%,.0f/s asked, %,.0f/s answered, %s; the last click was a row %.1f s later"
        .formatted(rate, ours.rate(), ours.latencies(), loading.toNanos() / 1e9);
  }

  double microsEach() {
    return cpu.microsEach(clicks);
  }

  /** The processor time of a click, by whose it was. */
  String split() {
    return Arrays.stream(CpuShare.values())
        .map(share -> "%s %.1f".formatted(share.words(), cpu.microsEach(share, clicks)))
        .collect(Collectors.joining(", "));
  }
}
