package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
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

  /**
   * One fact of a message.
   *
   * @param number its place in the message, from 0
   */
  public record Part(int number, Fact fact) {}

  /** Inserts facts of one payment, or of none. */
  public void insert(
      Transaction transaction, AccountId account, Optional<PaymentId> payment, List<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      for (Part part : parts) {
        Fact fact = part.fact();
        batch
            .bind("message", fact.told().message().value())
            .bind("part", part.number())
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
