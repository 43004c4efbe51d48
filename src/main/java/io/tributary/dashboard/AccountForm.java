package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Account;
import io.tributary.model.NameRule;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as the owner typed it.
 *
 * @param id only for a new one: it never changes afterwards
 * @param site empty: a connected account follows its platform
 */
public record AccountForm(String id, String name, String site) {
  static final AccountForm EMPTY = new AccountForm("", "", SiteId.DEFAULT.value());

  static AccountForm of(Account account) {
    return new AccountForm(
        account.id().value(),
        account.name().orElse(""),
        account.site().map(SiteId::value).orElse(""));
  }

  static AccountForm read(Query form) {
    return new AccountForm(
        form.first("id").orElse("").strip(),
        form.first("name").orElse("").strip(),
        form.first("site").orElse(SiteId.DEFAULT.value()));
  }

  /** What is wrong with a new account, by field. */
  Map<String, String> objectionsToNew(List<Site> sites) {
    Map<String, String> objections = new LinkedHashMap<>(objections(sites, false));
    NameRule.objectionToId(id).ifPresent(wrong -> objections.put("id", "It must " + wrong));
    return objections;
  }

  /** What is wrong with one that exists, by field. */
  Map<String, String> objections(List<Site> sites, boolean isConnected) {
    Map<String, String> objections = new LinkedHashMap<>();
    if (!(isConnected && name.isEmpty())) {
      NameRule.objectionToName(name).ifPresent(wrong -> objections.put("name", "It must " + wrong));
    }
    boolean isKnown = sites.stream().anyMatch(known -> known.id().value().equals(site));
    if (!isKnown && !(isConnected && site.isEmpty())) {
      objections.put("site", "There is no such site any more; choose another.");
    }
    return objections;
  }

  Account over(Account account) {
    return new Account(account.id(), typedName(), typedSite(), account.createdAt());
  }

  Optional<String> typedName() {
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  Optional<SiteId> typedSite() {
    return Optional.of(site).filter(text -> !text.isEmpty()).map(SiteId::new);
  }
}
