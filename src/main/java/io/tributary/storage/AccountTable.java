package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.SiteId;
import java.util.Optional;

/** Table {@code accounts}: whose books, and the site that payments without a click belong to. */
public final class AccountTable {
  /**
   * The site of an account's payments; an account that isn't known yet is taken in with the default
   * site.
   *
   * <p>A known account is only read: attributors must not queue for its row.
   */
  public SiteId siteOf(Transaction transaction, AccountId account) {
    Optional<String> site =
        transaction
            .handle()
            .createQuery("SELECT site_id FROM accounts WHERE id = :account")
            .bind("account", account.value())
            .mapTo(String.class)
            .findFirst();
    if (site.isEmpty()) {
      takeIn(transaction, account);
    }
    return site.map(SiteId::new).orElse(SiteId.DEFAULT);
  }

  private static void takeIn(Transaction transaction, AccountId account) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO accounts (id, site_id) VALUES (:account, :default) ON CONFLICT DO NOTHING
            """)
        .bind("account", account.value())
        .bind("default", SiteId.DEFAULT.value())
        .execute();
  }
}
