package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.PaymentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code facts}: what the messages say happened, sealed. */
public final class FactTable {
  private static final String SEAL = "facts.body";
  private static final String INSERT =
      """
      INSERT INTO facts (message_id, part, account_id, payment_id, kind, told_at, body)
      VALUES (:message, :part, :account, CAST(:payment AS uuid), :kind, :toldAt, :body)
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

  /**
   * A fact with whose books it is in.
   *
   * @param payment empty where it names none
   */
  public record Placed(AccountId account, Optional<PaymentId> payment, Part part) {}

  /** Inserts facts. */
  public void insert(Transaction transaction, List<Placed> placed) {
    if (placed.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = transaction.handle().prepareBatch(INSERT)) {
      for (Placed each : placed) {
        Fact fact = each.part().fact();
        batch
            .bind("message", fact.told().message().value())
            .bind("part", each.part().number())
            .bind("account", each.account().value())
            .bind("payment", each.payment().map(PaymentId::value))
            .bind("kind", fact.getClass().getSimpleName())
            .bind("toldAt", fact.told().at())
            .bind("body", vault.seal(StoredJson.write(fact), SEAL))
            .add();
      }
      batch.execute();
    }
  }

  /** All that is known of each of the payments. */
  public Map<PaymentId, List<Fact>> ofPayments(
      Transaction transaction, Collection<PaymentId> payments) {
    Map<PaymentId, List<Fact>> facts = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT payment_id, body FROM facts WHERE payment_id = ANY(:payments)
            ORDER BY message_id, part
            """)
        .bindArray("payments", UUID.class, payments.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(Row.class))
        .forEach(
            row ->
                facts
                    .computeIfAbsent(new PaymentId(row.paymentId()), id -> new ArrayList<>())
                    .add(StoredJson.read(vault.open(row.body(), SEAL), Fact.class)));
    return facts;
  }

  /** The facts of joined payments belong to the surviving ones from now on. */
  public void move(Transaction transaction, Map<PaymentId, PaymentId> survivors) {
    if (survivors.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch("UPDATE facts SET payment_id = :to WHERE payment_id = :from")) {
      survivors.forEach(
          (from, to) -> batch.bind("from", from.value()).bind("to", to.value()).add());
      batch.execute();
    }
  }

  /** Forgets what messages have told that named no payment, for they are read again. */
  public void forgetNameless(Transaction transaction, Collection<MessageId> messages) {
    transaction
        .handle()
        .createUpdate("DELETE FROM facts WHERE message_id = ANY(:messages) AND payment_id IS NULL")
        .bindArray("messages", Long.class, messages.stream().map(MessageId::value).toArray())
        .execute();
  }

  /**
   * Which messages tell what an earlier one of the same payment has told already.
   *
   * @return the earliest of these, by the message that repeats it
   */
  public Map<MessageId, MessageId> toldBefore(
      Transaction transaction, Collection<MessageId> messages) {
    Map<MessageId, MessageId> earlier = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT mine.message_id, min(other.message_id) AS earlier
            FROM facts mine JOIN facts other
              ON other.payment_id = mine.payment_id AND other.kind = mine.kind
                AND other.message_id < mine.message_id
            WHERE mine.message_id = ANY(:messages)
              AND mine.kind IN ('Paid', 'PaymentPending', 'PaymentFailed', 'TrialStarted',
                'GoalReached', 'Reversed')
            GROUP BY mine.message_id
            """)
        .bindArray("messages", Long.class, messages.stream().map(MessageId::value).toArray())
        .map(RecordMapper.of(Repetition.class))
        .forEach(row -> earlier.put(new MessageId(row.messageId()), new MessageId(row.earlier())));
    return earlier;
  }

  /** One row, component for column. */
  record Repetition(long messageId, long earlier) {}

  /** One row, component for column. */
  record Row(UUID paymentId, byte[] body) {}

  /** Forgets all facts, to read them again from the inbox. */
  public void clear(Transaction transaction) {
    transaction.handle().execute("DELETE FROM facts");
  }
}
