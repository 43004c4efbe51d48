package io.tributary.storage;

import io.tributary.model.Identity;
import io.tributary.model.VisitorId;
import io.tributary.storage.IdentityNews.News;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Table {@code identities}: who visitors said they are, sealed, and found by a blind index.
 *
 * <p>Each is news until the conversions that may come from its visitor were looked at again.
 */
public final class IdentityTable {
  private static final String SEAL_OF_ALL = "journal.identity";
  private static final String SEAL = "identities.name";
  private static final String INSERT =
      """
      INSERT INTO identities (site_id, kind, name_index, name, visitor_id, click_id, identified_at)
      VALUES (:site, :kind, :index, :name, CAST(:visitor AS uuid), :click, :at)
      ON CONFLICT (site_id, name_index, visitor_id, click_id) DO NOTHING
      """;

  private static final String CONCERNED =
      """
      SELECT id FROM payments
      WHERE is_of_door AND (ref_index = ANY(:names) OR email_index = ANY(:names))
      """;

  // Two servers that insert the same rows in different orders wait for each other until one fails.
  private static final Comparator<Identity> BY_CLICK =
      Comparator.comparing(identity -> identity.click().value());

  private final Vault vault;
  private final PaymentTable payments;
  private final IdentityNews news = new IdentityNews();

  IdentityTable(Vault vault, PaymentTable payments) {
    this.vault = vault;
    this.payments = payments;
  }

  /** The names of a visitor as they travel through the journal. */
  public String sealed(Map<Identity.Kind, String> names) {
    byte[] sealed = vault.seal(StoredJson.write(names), SEAL_OF_ALL);
    return Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * Inserts what visitors said, each name once for a visitor and a click.
   *
   * @throws RuntimeException when one was changed, or sealed with another key
   */
  public void insert(Transaction transaction, List<Identity> identities) {
    if (identities.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      identities.stream().sorted(BY_CLICK).forEach(identity -> add(batch, identity));
      batch.execute();
    }
  }

  private void add(PreparedBatch batch, Identity identity) {
    byte[] sealed = Base64.getDecoder().decode(identity.names());
    StoredJson.readMap(vault.open(sealed, SEAL_OF_ALL))
        .forEach(
            (word, name) -> {
              Identity.Kind kind = Identity.Kind.valueOf(word);
              BlindNames.index(vault, kind, name)
                  .ifPresent(
                      index ->
                          batch
                              .bind("site", identity.site().value())
                              .bind("kind", kind)
                              .bind("index", stored(identity, index))
                              .bind("name", seal(name))
                              .bind("visitor", identity.visitor().map(VisitorId::value))
                              .bind("click", identity.click().value())
                              .bind("at", identity.receivedAt())
                              .add());
            });
  }

  private static byte[] stored(Identity identity, byte[] index) {
    return identity.isByKey() ? BlindNames.byKey(index) : index;
  }

  private byte[] seal(String name) {
    return vault.seal(name.getBytes(StandardCharsets.UTF_8), SEAL);
  }

  /**
   * Takes news, and makes those conversions due that may come from its visitors. It waits for
   * nobody: where another worker holds one of them, the news stays for the next call.
   *
   * @return how many were taken
   */
  public int wakeRecognised(Transaction transaction, int most) {
    List<News> taken = news.take(transaction, most);
    if (taken.isEmpty()) {
      return 0;
    }
    List<UUID> concerned = concerned(transaction, taken);
    List<UUID> held = held(transaction, concerned);
    payments.wake(transaction, held);
    if (held.size() < concerned.size()) {
      return 0;
    }
    noteAsOld(transaction, taken);
    return taken.size();
  }

  private static void noteAsOld(Transaction transaction, List<News> news) {
    transaction
        .handle()
        .createUpdate("UPDATE identities SET is_news = false WHERE id = ANY(:news)")
        .bindArray("news", Long.class, news.stream().map(News::id).toArray())
        .execute();
  }

  private static List<UUID> concerned(Transaction transaction, List<News> news) {
    byte[][] names =
        news.stream().map(each -> BlindNames.plain(each.nameIndex())).toArray(byte[][]::new);
    return transaction
        .handle()
        .createQuery(CONCERNED)
        .bindBySqlType("names", transaction.bytea(names), Types.ARRAY)
        .mapTo(UUID.class)
        .list();
  }

  private static List<UUID> held(Transaction transaction, List<UUID> payments) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM payments WHERE id = ANY(:payments) FOR UPDATE SKIP LOCKED")
        .bindArray("payments", UUID.class, payments.toArray())
        .mapTo(UUID.class)
        .list();
  }
}
