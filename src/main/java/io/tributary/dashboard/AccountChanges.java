package io.tributary.dashboard;

import io.tributary.http.Query;
import io.tributary.model.Account;
import io.tributary.model.NameRule;
import io.tributary.model.SiteId;
import io.tributary.storage.PaymentLinkTable.PaymentLink;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes to an account and to the sites of its payment links, each by a form. */
final class AccountChanges {
  /** The field of a payment link's site is this and the link's id. */
  static final String LINK_FIELD = "site.";

  private final Tables tables;
  private final InstantSource clock;

  AccountChanges(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** Saves name and site. */
  Map<String, String> save(Transaction transaction, Account account, Query form) {
    AccountForm typed = AccountForm.read(form);
    Map<String, String> wrong =
        typed.objections(tables.sites().all(transaction), account.isConnected());
    if (wrong.isEmpty()) {
      tables.accounts().update(transaction, typed.over(account));
    }
    return wrong;
  }

  /** Removes the account, if it has no books. */
  Map<String, String> remove(Transaction transaction, Account account, Query form) {
    boolean isRemoved =
        !account.isConnected() && tables.accounts().deleteUnused(transaction, account.id());
    return isRemoved
        ? Map.of()
        : Map.of(
            "remove",
            "Messages have come for this account, so its books stay. Remove its secrets and keys, and no"
                + " more will come.");
  }

  /** Saves the site of each payment link in the form, and of one more that was typed. */
  Map<String, String> assignLinks(Transaction transaction, Account account, Query form) {
    String typed = form.first("link").orElse("").strip();
    Optional<String> wrong =
        Optional.of(typed)
            .filter(text -> !text.isEmpty())
            .flatMap(NameRule::objectionToPaymentLink);
    if (wrong.isPresent()) {
      return Map.of("link", "It must " + wrong.get());
    }
    chosen(form, typed)
        .forEach((link, site) -> assign(transaction, new PaymentLink(account.id(), link), site));
    return Map.of();
  }

  /** The site of each payment link, by its id. */
  private static Map<String, String> chosen(Query form, String typed) {
    Map<String, String> chosen = new TreeMap<>();
    for (Query.Parameter field : form.all()) {
      if (field.name().startsWith(LINK_FIELD)) {
        chosen.put(field.name().substring(LINK_FIELD.length()), field.value());
      }
    }
    if (!typed.isEmpty()) {
      chosen.put(typed, form.first("linkSite").orElse(""));
    }
    return chosen;
  }

  /** Nothing means that it follows the account; a site that is gone changes nothing. */
  private void assign(Transaction transaction, PaymentLink link, String site) {
    if (site.isEmpty()) {
      tables.paymentLinks().release(transaction, link);
    } else if (tables.sites().find(transaction, new SiteId(site)).isPresent()
        && NameRule.objectionToPaymentLink(link.id()).isEmpty()) {
      tables.paymentLinks().assign(transaction, link, new SiteId(site), clock.instant());
    }
  }
}
