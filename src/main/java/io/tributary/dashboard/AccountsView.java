package io.tributary.dashboard;

import io.tributary.model.Account;
import io.tributary.model.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of accounts, and the form for a new one.
 *
 * @param objections what is wrong with the form, by field
 */
public record AccountsView(
    List<Row> rows, List<Site> sites, AccountForm form, Map<String, String> objections) {
  public AccountsView {
    rows = List.copyOf(rows);
    sites = List.copyOf(sites);
    objections = Map.copyOf(objections);
  }

  /**
   * One account of our own.
   *
   * @param site the name of the site its payments belong to
   * @param secrets how many secrets are believed now
   */
  public record Row(
      Account account,
      String site,
      long secrets,
      boolean hasLiveKey,
      boolean hasTestKey,
      Optional<Instant> lastMessage) {
    /** Such as {@code 2 webhook secrets}. */
    public String secretsInWords() {
      if (secrets == 0) {
        return "no webhook secret";
      }
      return secrets == 1 ? "1 webhook secret" : secrets + " webhook secrets";
    }

    /** Which API keys it has. */
    public String keysInWords() {
      if (hasLiveKey && hasTestKey) {
        return "live and test API key";
      }
      if (hasLiveKey || hasTestKey) {
        return hasLiveKey ? "live API key" : "test API key";
      }
      return "no API key";
    }
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
