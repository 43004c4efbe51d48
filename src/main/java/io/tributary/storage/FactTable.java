package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.PaymentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code facts}: what the messages say happened, sealed. */
public final class FactTable {
  private static final String SEAL = "facts.body";
  private static final String INSERT =
      """
      INSERT INTO facts (message_id, part, account_id, payment_id, kind, told_at, body)
      VALUES (:message, :part, :account, :payment, :kind, :toldAt, :body)
      """;
  private final Vault vault;

  public FactTable(Vault vault) {
    this.vault = vault;
  }

  /** Inserts the facts of one message. */
  public void insert(
      Transaction transaction,
      MessageId message,
      AccountId account,
      List<Fact> facts,
      Optional<PaymentId> payment) {
    if (facts.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      for (int part = 0; part < facts.size(); part++) {
        Fact fact = facts.get(part);
        batch
            .bind("message", message.value())
            .bind("part", part)
            .bind("account", account.value())
            .bind("payment", payment.map(PaymentId::value))
            .bind("kind", fact.getClass().getSimpleName())
            .bind("toldAt", fact.told().at())
            .bind("body", vault.seal(StoredJson.write(fact), SEAL))
            .add();
      }
      batch.execute();
    }
  }

  public List<Fact> ofPayments(Transaction transaction, Collection<PaymentId> payments) {
    return transaction
        .handle()
        .createQuery(
            "SELECT body FROM facts WHERE payment_id = ANY(:payments) ORDER BY message_id, part")
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .mapTo(byte[].class)
        .map(body -> StoredJson.read(vault.open(body, SEAL), Fact.class))
        .list();
  }

  /** The facts of joined payments belong to the surviving one from now on. */
  public void move(Transaction transaction, Collection<PaymentId> from, PaymentId to) {
    transaction
        .handle()
        .createUpdate("UPDATE facts SET payment_id = :to WHERE payment_id = ANY(:from)")
        .bind("to", to.value())
        .bindArray("from", UUID.class, from.stream().map(PaymentId::value).toArray())
        .execute();
  }

  /** Forgets all facts, to read them again from the inbox. */
  public void clear(Transaction transaction) {
    transaction.handle().execute("DELETE FROM facts");
  }
}
