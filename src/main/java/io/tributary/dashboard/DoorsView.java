package io.tributary.dashboard;

import io.tributary.model.Account;
import io.tributary.model.Door;
import io.tributary.model.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The doors for conversions, and a form for a new one. */
public record DoorsView(
    List<Row> rows,
    List<Account> accounts,
    List<Site> sites,
    DoorForm form,
    Map<String, String> objections) {
  public DoorsView {
    rows = List.copyOf(rows);
    accounts = List.copyOf(accounts);
    sites = List.copyOf(sites);
    objections = Map.copyOf(objections);
  }

  /** One door, and how its messages have fared. */
  public record Row(
      Door door,
      boolean isOpen,
      int accepted,
      int discarded,
      int failed,
      Optional<Instant> latest) {
    public String address() {
      return DoorHead.address(door);
    }

    public String kind() {
      return DoorHead.kind(door);
    }

    /** Whether any message has come. */
    public boolean isUsed() {
      return latest.isPresent();
    }
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
