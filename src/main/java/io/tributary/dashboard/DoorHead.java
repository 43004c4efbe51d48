package io.tributary.dashboard;

import io.tributary.model.Door;
import io.tributary.model.DoorId;
import java.time.Instant;
import java.util.List;

/**
 * What stands above each page of a door.
 *
 * @param at which of its pages this is
 */
public record DoorHead(Door door, Instant now, At at) {
  /** Its pages. */
  public enum At {
    MESSAGES("Messages", ""),
    MAPPING("Mapping", "/mapping"),
    SETTINGS("Settings", "/settings");

    private final String text;
    private final String path;

    At(String text, String path) {
      this.text = text;
      this.path = path;
    }
  }

  public static String address(Door door) {
    return "/doors/" + door.id();
  }

  public String address() {
    return address(door);
  }

  public boolean isOpen() {
    return door.isOpen(now);
  }

  /** Whether it is the door of the owner's own programs, which has no address. */
  public boolean isOfPrograms() {
    return isOfPrograms(door);
  }

  static boolean isOfPrograms(Door door) {
    return door.id().equals(DoorId.ofPrograms(door.account()));
  }

  /** Whether nothing of it can be set. */
  public boolean isBuiltIn() {
    return door.isBuiltIn();
  }

  public String kind() {
    return kind(door);
  }

  static String kind(Door door) {
    if (isOfPrograms(door)) {
      return "Your programs, through POST /api/v1/events";
    }
    return door.isBuiltIn() ? "Files of conversions (CSV)" : DoorWords.of(door.kind());
  }

  public List<PaymentsView.Choice> pages() {
    return List.of(At.values()).stream()
        .filter(page -> page == At.MESSAGES || !isBuiltIn())
        .map(page -> new PaymentsView.Choice(page.text, address() + page.path, page == at))
        .toList();
  }
}
