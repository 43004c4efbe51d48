package io.tributary.storage;

import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.FieldMapping;
import io.tributary.model.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Table {@code door_mappings}: how a door's messages are read, version by version. */
public final class DoorMappingTable {
  /**
   * How the messages of a time are read.
   *
   * @param site where conversions belonged then
   * @param unit what amounts meant then
   */
  public record DoorVersion(
      DoorId door, SiteId site, Door.AmountUnit unit, FieldMapping mapping, Instant createdAt) {
    /** The door as it was then. */
    public Door of(Door door) {
      return new Door(
          door.id(),
          door.name(),
          door.kind(),
          door.account(),
          site,
          unit,
          door.senderRepeats(),
          door.guard(),
          mapping,
          door.createdAt(),
          door.endsAt());
    }
  }

  /** Every version of every door, oldest first. */
  public List<DoorVersion> all(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT door_id, version, site_id, unit, mapping::text AS mapping, created_at
            FROM door_mappings ORDER BY door_id, version
            """)
        .map(RecordMapper.of(Row.class))
        .map(Row::toVersion)
        .list();
  }

  /** Adds a version; false when there is one of that number. */
  public boolean insert(Transaction transaction, Door door, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO door_mappings (door_id, version, site_id, unit, mapping, created_at)
                VALUES (:door, :version, :site, :unit, CAST(:mapping AS jsonb), :now)
                ON CONFLICT DO NOTHING
                """)
            .bind("door", door.id().value())
            .bind("version", door.mapping().version())
            .bind("site", door.site().value())
            .bind("unit", door.unit())
            .bind("mapping", StoredJson.writeText(door.mapping()))
            .bind("now", now)
            .execute()
        == 1;
  }

  /** One row, component for column. */
  record Row(
      UUID doorId,
      int version,
      String siteId,
      Door.AmountUnit unit,
      String mapping,
      Instant createdAt) {
    DoorVersion toVersion() {
      return new DoorVersion(
          new DoorId(doorId), new SiteId(siteId), unit, DoorTable.mapping(mapping), createdAt);
    }
  }
}
