package io.tributary.storage;

import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.EventId;
import io.tributary.model.SiteId;
import io.tributary.model.VisitorId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Table {@code events}: what happened inside visits. */
public final class EventTable {
  private static final String COPY =
      """
      COPY events (id, site_id, name, click_id, visitor_id, received_at, url, attributes, extra)
      FROM STDIN WITH (FORMAT binary)
      """;

  /**
   * Inserts the events; one that is stored already stays as it is.
   *
   * @throws IllegalStateException trouble that passes, when another server was first with one
   */
  public void insert(Transaction transaction, Collection<Event> events) {
    Map<UUID, Event> fresh = new LinkedHashMap<>();
    events.forEach(event -> fresh.putIfAbsent(event.id().value(), event));
    fresh.keySet().removeAll(stored(transaction, fresh.keySet()));
    if (fresh.isEmpty()) {
      return;
    }
    BinaryCopy rows = new BinaryCopy();
    fresh.values().forEach(event -> Row.of(event).copyTo(rows));
    rows.send(transaction, COPY);
  }

  private static Set<UUID> stored(Transaction transaction, Set<UUID> ids) {
    return ids.isEmpty()
        ? Set.of()
        : transaction
            .handle()
            .createQuery("SELECT id FROM events WHERE id = ANY(:ids)")
            .bindArray("ids", UUID.class, ids.toArray())
            .mapTo(UUID.class)
            .set();
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

    void copyTo(BinaryCopy rows) {
      rows.row(RecordValues.count(Row.class)).uuid(id).text(siteId).text(name);
      rows.uuid(clickId).uuid(visitorId).time(receivedAt);
      rows.text(url).json(attributes).json(extra);
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
