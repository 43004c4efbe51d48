package io.tributary.click;

import io.tributary.model.ClickId;
import io.tributary.model.Identity;
import io.tributary.model.SiteId;
import io.tributary.model.VisitorId;

/** What a visitor said of himself inside a journal record: sealed already. */
final class IdentityRecord {
  private IdentityRecord() {}

  static void write(RecordWriter record, Identity identity) {
    record
        .text(identity.site().value())
        .id(identity.click().value())
        .optional(identity.visitor(), visitor -> record.id(visitor.value()))
        .time(identity.receivedAt())
        .text(identity.names());
  }

  static Identity read(RecordReader record, boolean isByKey) {
    return new Identity(
        new SiteId(record.text()),
        new ClickId(record.id()),
        record.optional(() -> new VisitorId(record.id())),
        record.time(),
        record.text(),
        isByKey);
  }
}
