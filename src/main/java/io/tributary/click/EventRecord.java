package io.tributary.click;

import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.SiteId;
import io.tributary.model.VisitorId;

/** An event inside a journal record. */
final class EventRecord {
  private EventRecord() {}

  static void write(RecordWriter record, Event event) {
    record
        .id(event.id().value())
        .text(event.site().value())
        .text(event.name())
        .id(event.click().value())
        .optional(event.visitor(), visitor -> record.id(visitor.value()))
        .time(event.receivedAt())
        .optionalText(event.url())
        .text(event.attributes())
        .optionalText(event.extra());
  }

  static Event read(RecordReader record) {
    return new Event(
        new EventId(record.id()),
        new SiteId(record.text()),
        record.text(),
        new ClickId(record.id()),
        record.optional(() -> new VisitorId(record.id())),
        record.time(),
        record.optionalText(),
        record.text(),
        record.optionalText());
  }
}
