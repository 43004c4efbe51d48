package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Currency;
import io.tributary.model.Money;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Table {@code payment_link_sites}: which site the payments through a payment link belong to. */
public final class PaymentLinkTable {
  /** A payment link of an account's. */
  public record PaymentLink(AccountId account, String id) {}

  /** The latest payment through a payment link. */
  public record Latest(PaymentId payment, Instant at, Money amount, boolean test) {}

  /**
   * A payment link that was paid through, that a site is chosen for, or both.
   *
   * @param at when it was last paid through, else when the site was chosen
   */
  public record Listed(
      PaymentLink link, Optional<SiteId> site, Optional<Latest> latest, Instant at, UUID place) {}

  /** The chosen sites of those of the payment links that have one. */
  public Map<PaymentLink, SiteId> sitesOf(Transaction transaction, Set<PaymentLink> links) {
    Map<PaymentLink, SiteId> sites = new HashMap<>();
    if (links.isEmpty()) {
      return sites;
    }
    List<PaymentLink> wanted = List.copyOf(links);
    transaction
        .handle()
        .createQuery(
            """
            SELECT account_id, payment_link, site_id FROM payment_link_sites
            JOIN unnest(:accounts, :links) AS wanted (account, link)
              ON account_id = wanted.account AND payment_link = wanted.link
            """)
        .bindArray(
            "accounts", String.class, wanted.stream().map(l -> l.account().value()).toArray())
        .bindArray("links", String.class, wanted.stream().map(PaymentLink::id).toArray())
        .map(RecordMapper.of(SiteRow.class))
        .forEach(row -> sites.put(row.link(), new SiteId(row.siteId())));
    return sites;
  }

  /** Chooses the site for one, or another than before. */
  public void assign(Transaction transaction, PaymentLink link, SiteId site, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO payment_link_sites (account_id, payment_link, site_id, created_at)
            VALUES (:account, :link, :site, :now)
            ON CONFLICT (account_id, payment_link) DO UPDATE SET site_id = EXCLUDED.site_id
            """)
        .bind("account", link.account().value())
        .bind("link", link.id())
        .bind("site", site.value())
        .bind("now", now)
        .execute();
  }

  /** Lets one follow its account again; false when it did already. */
  public boolean release(Transaction transaction, PaymentLink link) {
    return transaction
            .handle()
            .createUpdate(
                """
                DELETE FROM payment_link_sites
                WHERE account_id = :account AND payment_link = :link
                """)
            .bind("account", link.account().value())
            .bind("link", link.id())
            .execute()
        == 1;
  }

  /**
   * One page of an account's payment links, those that were last paid through first.
   *
   * <p>It jumps from link to link through an index, instead of reading every payment.
   */
  public List<Listed> list(Transaction transaction, AccountId account, PageRequest page) {
    return list(transaction, account, Optional.empty(), page);
  }

  /** One of them. */
  public Optional<Listed> find(Transaction transaction, PaymentLink link) {
    return list(transaction, link.account(), Optional.of(link.id()), PageRequest.first(1)).stream()
        .findFirst();
  }

  private static List<Listed> list(
      Transaction transaction, AccountId account, Optional<String> only, PageRequest page) {
    return transaction
        .handle()
        .createQuery(
            """
            WITH RECURSIVE paid (payment_link) AS (
              (SELECT payment_link FROM payments
                WHERE account_id = :account AND payment_link IS NOT NULL
                ORDER BY payment_link LIMIT 1)
              UNION ALL
              SELECT (SELECT payment_link FROM payments
                WHERE account_id = :account AND payment_link > paid.payment_link
                ORDER BY payment_link LIMIT 1)
              FROM paid WHERE paid.payment_link IS NOT NULL),
            chosen AS (
              SELECT payment_link, site_id, created_at FROM payment_link_sites
              WHERE account_id = :account),
            every AS (
              SELECT payment_link FROM paid WHERE payment_link IS NOT NULL
              UNION SELECT payment_link FROM chosen),
            listed AS (
              SELECT payment_link, chosen.site_id, latest.*,
                COALESCE(latest.occurred_at, chosen.created_at) AS listed_at,
                CAST(md5(payment_link) AS uuid) AS place
              FROM every LEFT JOIN chosen USING (payment_link)
              LEFT JOIN LATERAL (
                SELECT id, occurred_at, amount, currency, test FROM payments
                WHERE account_id = :account AND payments.payment_link = every.payment_link
                ORDER BY occurred_at DESC LIMIT 1) AS latest ON true)
            SELECT * FROM listed WHERE (listed_at, place) < (:beforeTime, :beforeId)
              AND (CAST(:only AS text) IS NULL OR payment_link = CAST(:only AS text))
            ORDER BY listed_at DESC, place DESC LIMIT :limit
            """)
        .bind("account", account.value())
        .bind("only", only)
        .bindMethods(page)
        .map(RecordMapper.of(Row.class))
        .map(row -> row.toListed(account))
        .list();
  }

  /** One row, component for column. */
  record SiteRow(String accountId, String paymentLink, String siteId) {
    PaymentLink link() {
      return new PaymentLink(new AccountId(accountId), paymentLink);
    }
  }

  /** One row, component for column; the five in the middle are there together or not at all. */
  record Row(
      String paymentLink,
      Optional<String> siteId,
      Optional<UUID> id,
      Optional<Instant> occurredAt,
      Optional<Long> amount,
      Optional<String> currency,
      Optional<Boolean> test,
      Instant listedAt,
      UUID place) {
    Listed toListed(AccountId account) {
      return new Listed(
          new PaymentLink(account, paymentLink),
          siteId.map(SiteId::new),
          latest(),
          listedAt,
          place);
    }

    private Optional<Latest> latest() {
      return id.map(
          payment ->
              new Latest(
                  new PaymentId(payment),
                  occurredAt.orElseThrow(),
                  new Money(amount.orElseThrow(), new Currency(currency.orElseThrow())),
                  test.orElseThrow()));
    }
  }
}
