package io.tributary.storage;

import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Table {@code accounts}: whose books, and the site that payments without a click belong to. */
public final class AccountTable {
  private static final String COLUMNS = "SELECT id, name, site_id, created_at FROM accounts ";

  /** An account with its place in the list of all. */
  public record Listed(Account account, UUID place) {}

  /**
   * The sites of accounts' payments; those that aren't known yet are taken in, and a connected one
   * follows its platform until it is given a site of its own.
   *
   * <p>Known accounts are only read: attributors must not queue for their rows.
   */
  public Map<AccountId, SiteId> sitesOf(Transaction transaction, Collection<AccountId> accounts) {
    Map<AccountId, SiteId> sites = new HashMap<>();
    Object[] ids = accounts.stream().map(AccountId::value).distinct().sorted().toArray();
    transaction
        .handle()
        .createQuery(
            """
            SELECT wanted.id, COALESCE(account.site_id, platform.site_id, 'default') AS site_id,
              account.id IS NOT NULL AS is_known
            FROM unnest(:ids) AS wanted (id)
            LEFT JOIN accounts AS account ON account.id = wanted.id
            LEFT JOIN accounts AS platform ON platform.id = split_part(wanted.id, '/', 1)
            ORDER BY wanted.id
            """)
        .bindArray("ids", String.class, ids)
        .map(RecordMapper.of(SiteRow.class))
        .list()
        .forEach(
            row -> {
              sites.put(new AccountId(row.id()), new SiteId(row.siteId()));
              takeIn(transaction, row);
            });
    return sites;
  }

  private static void takeIn(Transaction transaction, SiteRow row) {
    if (row.isKnown()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO accounts (id, site_id)
            VALUES (CAST(:account AS text),
              CASE WHEN position('/' IN CAST(:account AS text)) > 0 THEN NULL ELSE 'default' END)
            ON CONFLICT DO NOTHING
            """)
        .bind("account", row.id())
        .execute();
  }

  /** Accounts of our own: the default one, then in the order they were added. */
  public List<Account> own(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS + "WHERE position('/' IN id) = 0 ORDER BY id <> 'default', created_at, id")
        .map(RecordMapper.of(Row.class))
        .map(Row::toAccount)
        .list();
  }

  /** Every account that was ever met, connected ones too. */
  public List<AccountId> ids(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM accounts ORDER BY created_at, id")
        .mapTo(String.class)
        .map(AccountId::new)
        .list();
  }

  public Optional<Account> find(Transaction transaction, AccountId account) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id = :id")
        .bind("id", account.value())
        .map(RecordMapper.of(Row.class))
        .map(Row::toAccount)
        .findOne();
  }

  /** One page of accounts, newest first: all, or those that are connected to one platform. */
  public List<Listed> list(Transaction transaction, Optional<String> platform, PageRequest page) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, name, site_id, created_at, CAST(md5(id) AS uuid) AS place FROM accounts
            WHERE (created_at, CAST(md5(id) AS uuid)) < (:beforeTime, :beforeId)
              AND (CAST(:platform AS text) IS NULL
                OR (split_part(id, '/', 1) = CAST(:platform AS text) AND position('/' IN id) > 0))
            ORDER BY created_at DESC, CAST(md5(id) AS uuid) DESC LIMIT :limit
            """)
        .bind("platform", platform)
        .bindMethods(page)
        .map(RecordMapper.of(ListedRow.class))
        .map(ListedRow::toListed)
        .list();
  }

  /** Adds an account; false when there is one of that id. */
  public boolean insert(Transaction transaction, Account account) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO accounts (id, name, site_id, created_at)
                VALUES (:id, CAST(:name AS text), CAST(:site AS text), :createdAt)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", account.id().value())
            .bind("name", account.name())
            .bind("site", account.site().map(SiteId::value))
            .bind("createdAt", account.createdAt())
            .execute()
        == 1;
  }

  /** Changes the name and the site of an account that exists; its id never changes. */
  public void update(Transaction transaction, Account account) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE accounts SET name = CAST(:name AS text), site_id = CAST(:site AS text)
            WHERE id = :id
            """)
        .bind("id", account.id().value())
        .bind("name", account.name())
        .bind("site", account.site().map(SiteId::value))
        .execute();
  }

  /**
   * Removes an account, with all that was set for it, that has no books: no message has come for it
   * or an account connected to it. The default account stays for ever.
   *
   * @return false when it has, or doesn't exist
   */
  public boolean deleteUnused(Transaction transaction, AccountId account) {
    return transaction
            .handle()
            .createUpdate(
                """
                DELETE FROM accounts WHERE id = :id AND id <> 'default'
                  AND NOT EXISTS (SELECT FROM inbox WHERE account_id = :id)
                  AND NOT EXISTS (SELECT FROM doors WHERE account_id = :id)
                  AND NOT EXISTS
                    (SELECT FROM accounts AS other WHERE starts_with(other.id, CAST(:id AS text) || '/'))
                """)
            .bind("id", account.value())
            .execute()
        == 1;
  }

  /** One row, component for column. */
  record Row(String id, Optional<String> name, Optional<String> siteId, Instant createdAt) {
    Account toAccount() {
      return new Account(new AccountId(id), name, siteId.map(SiteId::new), createdAt);
    }
  }

  /** One row, component for column. */
  record ListedRow(
      String id, Optional<String> name, Optional<String> siteId, Instant createdAt, UUID place) {
    Listed toListed() {
      return new Listed(new Row(id, name, siteId, createdAt).toAccount(), place);
    }
  }

  /** Where the payments of an account belong. */
  record SiteRow(String id, String siteId, boolean isKnown) {}
}
