package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.SiteId;
import io.tributary.model.VisitorId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code events}: what happened inside visits. */
public final class EventTable {
  private static final String INSERT =
      """
      INSERT INTO events (id, site_id, name, click_id, visitor_id, received_at, url, attributes, extra)
      VALUES (:id, :siteId, :name, :clickId, CAST(:visitorId AS uuid), :receivedAt, :url,
        CAST(:attributes AS jsonb), CAST(:extra AS jsonb))
      ON CONFLICT (id) DO NOTHING
      """;

  /** Inserts the events; one that is stored already stays as it is. */
  public void insert(Transaction transaction, List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      events.forEach(event -> batch.bindMap(RecordValues.of(Row.of(event))).add());
      batch.execute();
    }
  }

  /** What happened after those clicks, oldest first, at most the newest 500. */
  public List<Event> ofClicks(Transaction transaction, Collection<ClickId> clicks) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, site_id, name, click_id, visitor_id, received_at, url,
              attributes::text AS attributes, extra::text AS extra
            FROM events WHERE click_id = ANY(:clicks)
            ORDER BY received_at DESC, id DESC LIMIT 500
            """)
        .bindArray("clicks", UUID.class, clicks.stream().map(ClickId::value).toArray())
        .map(RecordMapper.of(Row.class))
        .map(Row::toEvent)
        .list()
        .reversed();
  }

  /** One row, component for column. */
  record Row(
      UUID id,
      String siteId,
      String name,
      UUID clickId,
      Optional<UUID> visitorId,
      Instant receivedAt,
      Optional<String> url,
      String attributes,
      Optional<String> extra) {
    static Row of(Event event) {
      return new Row(
          event.id().value(),
          event.site().value(),
          event.name(),
          event.click().value(),
          event.visitor().map(VisitorId::value),
          event.receivedAt(),
          event.url(),
          event.attributes(),
          event.extra());
    }

    Event toEvent() {
      return new Event(
          new EventId(id),
          new SiteId(siteId),
          name,
          new ClickId(clickId),
          visitorId.map(VisitorId::new),
          receivedAt,
          url,
          attributes,
          extra);
    }
  }
}
