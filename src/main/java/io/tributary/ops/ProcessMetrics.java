package io.tributary.ops;

import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the process itself takes, under the names that Prometheus' own libraries give it. */
final class ProcessMetrics {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MILLIS = 1000;
  private static final long KILOBYTE = 1024;

  private ProcessMetrics() {}

  static void add(MetricPage page) {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    page.gauge(
            "process_start_time_seconds",
            "When the process started, in seconds since 1970.",
            runtime.getStartTime() / MILLIS)
        .gauge(
            "jvm_threads_current",
            "Threads of the operating system; virtual ones are not counted.",
            threads.getThreadCount());
    heap(page, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
    collections(page, ManagementFactory.getGarbageCollectorMXBeans());
    usage(page);
  }

  private static void usage(MetricPage page) {
    residentBytes()
        .ifPresent(
            bytes ->
                page.gauge("process_resident_memory_bytes", "Memory the process holds.", bytes));
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(
            used ->
                page.counter(
                    "process_cpu_seconds", "Processor time used.", MetricPage.seconds(used)));
  }

  private static void heap(MetricPage page, MemoryUsage heap) {
    page.gauge("jvm_heap_used_bytes", "Heap in use, garbage included.", heap.getUsed())
        .gauge("jvm_heap_max_bytes", "The heap's limit.", heap.getMax());
  }

  private static void collections(MetricPage page, List<GarbageCollectorMXBean> collectors) {
    page.counters(
            "jvm_gc_collections",
            "Garbage collections.",
            collectors,
            ProcessMetrics::named,
            GarbageCollectorMXBean::getCollectionCount)
        .counters(
            "jvm_gc_collection_seconds",
            "Time spent on them.",
            collectors,
            ProcessMetrics::named,
            collector -> MetricPage.seconds(Duration.ofMillis(collector.getCollectionTime())));
  }

  private static Labels named(GarbageCollectorMXBean collector) {
    return Labels.of("gc", collector.getName());
  }

  /** Where there is a {@code /proc}. */
  private static Optional<Long> residentBytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> KILOBYTE * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }
}
