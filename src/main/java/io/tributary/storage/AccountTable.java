package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.SiteId;

/** Table {@code accounts}: whose books, and the site that payments without a click belong to. */
public final class AccountTable {
  /**
   * The site of an account's payments; an account that isn't known yet is taken in with the default
   * site.
   */
  public SiteId siteOf(Transaction transaction, AccountId account) {
    String site =
        transaction
            .handle()
            .createQuery(
                """
                INSERT INTO accounts (id, site_id) VALUES (:account, :default)
                ON CONFLICT (id) DO UPDATE SET site_id = accounts.site_id
                RETURNING site_id
                """)
            .bind("account", account.value())
            .bind("default", SiteId.DEFAULT.value())
            .mapTo(String.class)
            .one();
    return new SiteId(site);
  }
}
