package io.tributary.dashboard;

import io.tributary.model.Account;
import io.tributary.model.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A door's address and settings.
 *
 * @param newAddress shown this one time
 */
public record DoorSettingsView(
    DoorHead head,
    Optional<String> newAddress,
    List<Account> accounts,
    List<Site> sites,
    DoorForm form,
    Map<String, String> objections,
    boolean isSaved) {
  public DoorSettingsView {
    accounts = List.copyOf(accounts);
    sites = List.copyOf(sites);
    objections = Map.copyOf(objections);
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
