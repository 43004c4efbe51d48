package io.tributary.dashboard;

import io.tributary.model.Account;
import io.tributary.model.Door;
import io.tributary.model.Site;
import java.time.ZoneId;
import java.util.List;

/**
 * The form for a file of conversions.
 *
 * @param doors whose mappings may read it
 */
public record FileImportView(List<Account> accounts, List<Site> sites, List<Door> doors) {
  public FileImportView {
    accounts = List.copyOf(accounts);
    sites = List.copyOf(sites);
    doors = List.copyOf(doors);
  }

  /** The unit as the form sends it. */
  public static String word(Door.AmountUnit unit) {
    return Asked.word(unit);
  }

  /** Time zones by their places. */
  public List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(name -> name.contains("/") && !name.startsWith("Etc/"))
        .filter(name -> !name.startsWith("SystemV/"))
        .sorted()
        .toList();
  }
}
