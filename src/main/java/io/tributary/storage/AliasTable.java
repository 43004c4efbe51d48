package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code aliases}: a payment's names; one name belongs to one payment. */
public final class AliasTable {
  /** A name within its account. */
  public record Owned(AccountId account, Alias alias) {}

  /** The payments that those names stand for so far. */
  public Map<Owned, PaymentId> find(Transaction transaction, Collection<Owned> names) {
    Map<Owned, PaymentId> found = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT account_id, alias, payment_id FROM aliases
            WHERE (account_id, alias) IN (SELECT * FROM unnest(:accounts, :aliases))
            """)
        .bindArray("accounts", String.class, names.stream().map(n -> n.account().value()).toArray())
        .bindArray("aliases", String.class, names.stream().map(n -> n.alias().toString()).toArray())
        .map((row, context) -> entry(row))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** All names of those payments. */
  public Map<PaymentId, Set<Owned>> ofPayments(
      Transaction transaction, Collection<PaymentId> payments) {
    Map<PaymentId, Set<Owned>> names = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            "SELECT account_id, alias, payment_id FROM aliases WHERE payment_id = ANY(:payments)")
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map((row, context) -> entry(row))
        .forEach(
            entry ->
                names.computeIfAbsent(entry.getValue(), id -> new HashSet<>()).add(entry.getKey()));
    return names;
  }

  /** From now on each name stands for that payment. */
  public void assign(Transaction transaction, Map<Owned, PaymentId> payments) {
    if (payments.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO aliases (account_id, alias, payment_id) VALUES (:account, :alias, :payment)
                ON CONFLICT (account_id, alias) DO UPDATE SET payment_id = EXCLUDED.payment_id
                """)) {
      payments.forEach(
          (name, payment) ->
              batch
                  .bind("account", name.account().value())
                  .bind("alias", name.alias().toString())
                  .bind("payment", payment.value())
                  .add());
      batch.execute();
    }
  }

  /** Forgets all names, to read them again from the inbox. */
  public void clear(Transaction transaction) {
    transaction.handle().execute("DELETE FROM aliases");
  }

  private static Map.Entry<Owned, PaymentId> entry(ResultSet row) throws SQLException {
    String text = row.getString("alias");
    Alias alias =
        Alias.parse(text)
            .orElseThrow(() -> new IllegalStateException("not an alias in the database: " + text));
    return Map.entry(
        new Owned(new AccountId(row.getString("account_id")), alias),
        new PaymentId(row.getObject("payment_id", UUID.class)));
  }
}
