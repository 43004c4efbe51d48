package io.tributary.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Processor time that each share has taken since its processes began.
 *
 * @param ticks in hundredths of a second, which is what Linux counts in
 */
record CpuTimes(Map<CpuShare, Long> ticks) {
  private static final double MICROS_OF_A_TICK = 10_000;

  CpuTimes {
    ticks = Map.copyOf(ticks);
  }

  static CpuTimes of(ProcessFamily family) {
    Map<CpuShare, Long> ticks = new EnumMap<>(CpuShare.class);
    long named = 0;
    for (String thread : ProcFiles.names(family.server() + "/task")) {
      Optional<ThreadTime> time =
          ThreadTime.read(family.server() + "/task/" + thread + "/stat")
              .filter(read -> CpuShare.ofThread(read.name()) != CpuShare.HTTP);
      time.ifPresent(read -> ticks.merge(CpuShare.ofThread(read.name()), read.ticks(), Long::sum));
      named += time.map(ThreadTime::ticks).orElse(0L);
    }
    // Threads that have ended are counted in the whole only.
    long whole = ThreadTime.read(family.server() + "/stat").map(ThreadTime::ticks).orElse(named);
    ticks.put(CpuShare.HTTP, whole - named);
    ticks.put(CpuShare.POSTGRES, ticks(family.postgres()));
    return new CpuTimes(ticks);
  }

  /** Backends that have ended are counted by the postmaster. */
  private static long ticks(List<Long> processes) {
    return processes.stream()
        .flatMap(process -> ThreadTime.read(process + "/stat").stream())
        .mapToLong(time -> time.ticks() + time.ticksOfChildren())
        .sum();
  }

  CpuTimes minus(CpuTimes earlier) {
    return new CpuTimes(
        ticks.keySet().stream()
            .collect(Collectors.toMap(share -> share, share -> of(share) - earlier.of(share))));
  }

  /** Microseconds for each of so many items. */
  double microsEach(CpuShare share, long items) {
    return of(share) * MICROS_OF_A_TICK / items;
  }

  /** Of all shares together. */
  double microsEach(long items) {
    return ticks.values().stream().mapToLong(Long::longValue).sum() * MICROS_OF_A_TICK / items;
  }

  private long of(CpuShare share) {
    return ticks.getOrDefault(share, 0L);
  }
}
