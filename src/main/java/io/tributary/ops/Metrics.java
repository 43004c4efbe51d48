package io.tributary.ops;

import static io.tributary.ops.MetricPage.seconds;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.tributary.storage.PoolState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code /metrics} tells, from numbers that are at hand: a page is made without a look at the
 * database or the disk.
 */
public final class Metrics {
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private Metrics() {}

  /** The page. */
  public static byte[] page(
      Situation now, Counts counts, List<Alarms.Raised> raised, String version) {
    MetricPage page = new MetricPage();
    general(page, now, version);
    clicks(page, counts);
    journal(page, now);
    keeping(page, now.journal());
    now.database().queues().ifPresent(queues -> QueueMetrics.add(page, queues));
    webhooks(page, now, counts);
    workers(page, now.workers());
    beats(page, now.workers());
    database(page, now.database());
    now.disk().ifPresent(room -> disk(page, room));
    alarms(page, raised);
    ProcessMetrics.add(page);
    return page.write();
  }

  private static void general(MetricPage page, Situation now, String version) {
    page.gauges(
            "tributary_build",
            "Always 1; the label tells the version of the program.",
            List.of(version),
            number -> Labels.of("version", number),
            _ -> 1)
        .gauge(
            "tributary_ready",
            "1 when /ready says so, else 0.",
            Health.readiness(now) instanceof Health.Readiness.Ready);
  }

  private static void clicks(MetricPage page, Counts counts) {
    page.counter(
            "tributary_clicks_accepted",
            "Clicks and events that were on disk before they were answered.",
            counts.accepted())
        .counters(
            "tributary_clicks_dropped",
            "Clicks and events that were not taken.",
            "reason",
            counts.dropped())
        .counters(
            "tributary_clicks_not_kept",
            "Good clicks and events that could not be kept, or are not known to be.",
            "cause",
            counts.notKept());
  }

  private static void journal(MetricPage page, Situation now) {
    JournalFigures journal = now.journal();
    page.gauge("tributary_journal_bytes", "What the journal takes on disk.", journal.bytes())
        .gauge("tributary_journal_most_bytes", "The journal's limit.", journal.mostBytes())
        .gauge(
            "tributary_journal_not_loaded_bytes",
            "What of the journal is not in the tables yet.",
            journal.bytesNotLoaded())
        .gauge(
            "tributary_journal_queue_bytes",
            "Clicks that wait for the disk right now.",
            journal.queuedBytes())
        .gauge(
            "tributary_loader_lag_seconds",
            "How long the oldest click in the journal has waited for the tables.",
            now.loaderLag());
  }

  private static void keeping(MetricPage page, JournalFigures journal) {
    page.gauge(
            "tributary_journal_keeping",
            "1 when the last click was kept, else 0.",
            journal.isKeeping())
        .gauge(
            "tributary_journal_full",
            "1 when nothing is kept because clicks that are not loaded fill the journal.",
            journal.isFull());
  }

  private static void webhooks(MetricPage page, Situation now, Counts counts) {
    page.gauge(
            "tributary_inbox_most_unread",
            "How many unread messages the inbox takes.",
            now.mostUnread())
        .counters(
            "tributary_webhooks",
            "Messages at Stripe's door, by what became of them.",
            "outcome",
            counts.webhooks())
        .counters(
            "tributary_door_messages",
            "Messages at the doors for conversions, by what became of them.",
            "outcome",
            counts.doors());
  }

  private static void workers(MetricPage page, List<WorkerState> all) {
    page.counters(
            "tributary_worker_beats",
            "Beats that succeeded.",
            all,
            Metrics::named,
            WorkerState::beats)
        .counters(
            "tributary_worker_items",
            "What the beats did: journal records, messages, payments.",
            all,
            Metrics::named,
            WorkerState::items)
        .counters(
            "tributary_worker_failures",
            "Beats that failed.",
            all,
            Metrics::named,
            WorkerState::failures);
  }

  private static void beats(MetricPage page, List<WorkerState> all) {
    page.gauges(
            "tributary_worker_failures_in_a_row",
            "Beats that failed since the last that succeeded.",
            all,
            Metrics::named,
            WorkerState::failuresInARow)
        .gauges(
            "tributary_worker_last_beat_seconds",
            "How long ago the last beat ended.",
            all,
            Metrics::named,
            worker -> seconds(worker.sinceBeat()));
  }

  private static Labels named(WorkerState worker) {
    return Labels.of("worker", worker.name());
  }

  private static void database(MetricPage page, DatabaseState database) {
    PoolState pool = database.pool();
    page.gauge("tributary_database_up", "1 when the database answers.", database.answers())
        .gauge(
            "tributary_database_clock_ahead_seconds",
            "How far its clock is ahead of ours.",
            database.clockAhead())
        .gauges(
            "tributary_database_connections",
            "Our connections.",
            List.copyOf(Map.of("active", pool.active(), "idle", pool.idle()).entrySet()),
            each -> Labels.of("state", each.getKey()),
            Map.Entry::getValue)
        .gauge("tributary_database_waiting", "Callers that wait for a connection.", pool.waiting());
  }

  private static void disk(MetricPage page, DiskRoom room) {
    page.gauge("tributary_disk_free_bytes", "Room on the data folder's disk.", room.free())
        .gauge("tributary_disk_bytes", "Size of the data folder's disk.", room.total());
  }

  private static void alarms(MetricPage page, List<Alarms.Raised> raised) {
    Set<Alarm> on = raised.stream().map(Alarms.Raised::alarm).collect(Collectors.toSet());
    page.gauges(
        "tributary_alarm",
        "1 while the alarm is raised; docs/operations.md says what to do.",
        Arrays.asList(Alarm.values()),
        alarm -> Labels.of("name", alarm.code()),
        alarm -> on.contains(alarm) ? 1 : 0);
  }
}
