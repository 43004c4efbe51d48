package io.tributary.ops;

import io.tributary.storage.Queues;

/** What waits in the tables, as metrics. */
final class QueueMetrics {
  private QueueMetrics() {}

  static void add(MetricPage page, Queues queues) {
    page.gauge("tributary_inbox_unread", "Messages nobody has read yet.", queues.unread())
        .gauge(
            "tributary_inbox_oldest_unread_seconds",
            "How long the oldest of them has waited.",
            queues.oldestUnread())
        .gauge(
            "tributary_inbox_unreadable",
            "Messages of the last day that can't be read.",
            queues.unreadable())
        .gauge(
            "tributary_journal_set_aside",
            "Journal records of the last day that can't be loaded.",
            queues.setAside());
    payments(page, queues);
  }

  private static void payments(MetricPage page, Queues queues) {
    page.gauge(
            "tributary_payments_to_attribute",
            "Payments that wait for their attribution.",
            queues.toAttribute())
        .gauge("tributary_payments_failing", "Payments whose attribution failed.", queues.failing())
        .gauge(
            "tributary_payments_awaiting_click",
            "Payments that name a click nobody has reported.",
            queues.awaitingClick());
  }
}
