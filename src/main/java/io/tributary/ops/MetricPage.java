package io.tributary.ops;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A page of metrics in Prometheus' text format, put together line by line. */
final class MetricPage {
  private static final double NANOS = 1e9;
  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  /** One number that goes up and down. */
  MetricPage gauge(String name, String help, double value) {
    return gauges(name, help, List.of(value), _ -> Labels.EMPTY, number -> number);
  }

  /** A length of time, in seconds. */
  MetricPage gauge(String name, String help, Duration value) {
    return gauge(name, help, seconds(value));
  }

  /** A whole number; beyond 2^53 it loses digits, as Prometheus does. */
  MetricPage gauge(String name, String help, long value) {
    return gauge(name, help, (double) value);
  }

  /** 1 or 0. */
  MetricPage gauge(String name, String help, boolean isSo) {
    return gauge(name, help, isSo ? 1.0 : 0.0);
  }

  /** One number for each of several things. */
  <T> MetricPage gauges(
      String name,
      String help,
      List<T> things,
      Function<T, Labels> labels,
      ToDoubleFunction<T> value) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    for (T thing : things) {
      gauge.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(labels.apply(thing))
              .value(value.applyAsDouble(thing))
              .build());
    }
    all.metricSnapshot(gauge.build());
    return this;
  }

  /** One number that only grows; Prometheus sees the name with {@code _total} behind. */
  MetricPage counter(String name, String help, double value) {
    return counters(name, help, List.of(value), _ -> Labels.EMPTY, number -> number);
  }

  MetricPage counter(String name, String help, long value) {
    return counter(name, help, (double) value);
  }

  /** One such number for each constant of a list. */
  MetricPage counters(String name, String help, String label, Map<? extends Enum<?>, Long> counts) {
    return counters(
        name,
        help,
        List.copyOf(counts.entrySet()),
        each -> Labels.of(label, each.getKey().name().toLowerCase(Locale.ROOT)),
        each -> each.getValue());
  }

  /** One such number for each of several things. */
  <T> MetricPage counters(
      String name,
      String help,
      List<T> things,
      Function<T, Labels> labels,
      ToDoubleFunction<T> value) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
    for (T thing : things) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .labels(labels.apply(thing))
              .value(value.applyAsDouble(thing))
              .build());
    }
    all.metricSnapshot(counter.build());
    return this;
  }

  static double seconds(Duration length) {
    return length.toNanos() / NANOS;
  }

  byte[] write() {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(page, all.build());
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory refused a page of metrics", impossible);
    }
    return page.toByteArray();
  }
}
