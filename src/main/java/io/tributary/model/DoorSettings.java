package io.tributary.model;

/** What people may set of a door; its kind stays as it was made. */
public record DoorSettings(
    String name,
    AccountId account,
    SiteId site,
    Door.AmountUnit unit,
    boolean senderRepeats,
    Door.Guard guard,
    FieldMapping mapping) {
  /** Whether a message means the same under both. */
  boolean means(DoorSettings other) {
    return site.equals(other.site)
        && unit == other.unit
        && mapping.as(1).equals(other.mapping.as(1));
  }

  /** The same with another guard. */
  public DoorSettings guarded(Door.Guard other) {
    return new DoorSettings(name, account, site, unit, senderRepeats, other, mapping);
  }

  /** The same, with amounts that mean something else. */
  public DoorSettings counting(Door.AmountUnit other) {
    return new DoorSettings(name, account, site, other, senderRepeats, guard, mapping);
  }

  /** The same, read by other rules. */
  public DoorSettings mapped(FieldMapping other) {
    return new DoorSettings(name, account, site, unit, senderRepeats, guard, other);
  }
}
