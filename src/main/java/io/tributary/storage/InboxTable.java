package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.MessageId;
import io.tributary.model.PaymentId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Table {@code inbox}: every message about money, as it came, sealed. */
public final class InboxTable {
  private static final String SEAL = "inbox.body";
  private static final String COLUMNS =
      """
      SELECT id, account_id, event_id, type, told_at, test, body, received_at, state, reason
      FROM inbox
      """;
  private final Vault vault;

  /** How far a message has come. */
  public enum State {
    NEW,
    READ,
    IGNORED,
    UNREADABLE
  }

  /** What a door knows of a message without understanding it. */
  public record Incoming(
      AccountId account, String eventId, String type, Instant toldAt, boolean test, byte[] body) {}

  /** A stored message. */
  public record Message(
      MessageId id, Incoming content, Instant receivedAt, State state, Optional<String> reason) {}

  public InboxTable(Vault vault) {
    this.vault = vault;
  }

  /**
   * Stores messages in one statement.
   *
   * @return those that were new: of several that their account gives the same event id only the
   *     first, and none where it has one of that id already
   */
  public Set<Incoming> insert(Transaction transaction, List<Incoming> messages) {
    InboxBatch batch = new InboxBatch(messages);
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO inbox (account_id, event_id, type, told_at, test, body)
            SELECT * FROM unnest(:accounts, :eventIds, :types, :toldAt, :tests, :bodies)
            ON CONFLICT (account_id, event_id) DO NOTHING
            RETURNING account_id, event_id
            """)
        .bindArray("accounts", String.class, batch.accounts())
        .bindArray("eventIds", String.class, batch.eventIds())
        .bindArray("types", String.class, batch.types())
        .bindArray("toldAt", OffsetDateTime.class, batch.toldAt())
        .bindArray("tests", Boolean.class, batch.tests())
        .bindBySqlType("bodies", transaction.bytea(batch.bodies(this::seal)), Types.ARRAY)
        .map((row, context) -> batch.find(row.getString("account_id"), row.getString("event_id")))
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private byte[] seal(byte[] body) {
    return vault.seal(body, SEAL);
  }

  /**
   * Takes the oldest unread messages; those of other workers are passed over.
   *
   * @throws UnreadableMessage when one can't be read back
   */
  public List<Message> claim(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE state = 'NEW' ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED")
        .bind("most", most)
        .map(RecordMapper.of(InboxRow.class))
        .map(this::message)
        .list();
  }

  /** Messages in order of arrival behind one, whatever their state. */
  public List<Message> after(Transaction transaction, MessageId last, int most) {
    return transaction
        .handle()
        .createQuery(COLUMNS + "WHERE id > :last ORDER BY id LIMIT :most")
        .bind("last", last.value())
        .bind("most", most)
        .map(RecordMapper.of(InboxRow.class))
        .map(this::shown)
        .list();
  }

  /** What became of a message. */
  public record Outcome(MessageId message, State state, Optional<String> reason) {}

  /** Notes what became of messages. */
  public void mark(Transaction transaction, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE inbox SET state = told.state, reason = NULLIF(told.reason, '')
            FROM unnest(:ids, :states, :reasons) AS told (id, state, reason) WHERE inbox.id = told.id
            """)
        .bindArray("ids", Long.class, outcomes.stream().map(one -> one.message().value()).toArray())
        .bindArray(
            "states", String.class, outcomes.stream().map(one -> one.state().name()).toArray())
        .bindArray(
            "reasons",
            String.class,
            outcomes.stream().map(one -> one.reason().orElse("")).toArray())
        .execute();
  }

  /** Notes why a message could not be entered, unless another worker has entered it meanwhile. */
  public void setAside(Transaction transaction, MessageId id, String reason) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE inbox SET state = 'UNREADABLE', reason = :reason WHERE id = :id AND state = 'NEW'
            """)
        .bind("reason", reason)
        .bind("id", id.value())
        .execute();
  }

  /** One page of messages, newest first. */
  public List<Message> list(Transaction transaction, InboxFilter filter, PageRequest page) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE (received_at, id) < (:beforeTime, :beforeNumber)
                  AND (CAST(:type AS text) IS NULL OR type = CAST(:type AS text))
                  AND (CAST(:state AS text) IS NULL OR state = CAST(:state AS text))
                  AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
                ORDER BY received_at DESC, id DESC LIMIT :limit
                """)
        .bindMethods(filter)
        .bind("beforeTime", page.beforeTime())
        .bind("beforeNumber", page.beforeId().getLeastSignificantBits() & Long.MAX_VALUE)
        .bind("limit", page.limit())
        .map(RecordMapper.of(InboxRow.class))
        .map(this::shown)
        .list();
  }

  /** The messages that told of a payment, in the order they came. */
  public List<Message> ofPayment(Transaction transaction, PaymentId payment) {
    return transaction
        .handle()
        .createQuery(
            COLUMNS
                + """
                WHERE id IN (SELECT message_id FROM facts WHERE payment_id = :payment)
                ORDER BY id LIMIT 500
                """)
        .bind("payment", payment.value())
        .map(RecordMapper.of(InboxRow.class))
        .map(this::shown)
        .list();
  }

  private Message message(InboxRow row) {
    try {
      return row.toMessage(vault.open(row.body(), SEAL));
    } catch (RuntimeException damaged) {
      throw new UnreadableMessage(new MessageId(row.id()), damaged);
    }
  }

  /** To be looked at: a body that can't be read back is empty, or it would hide its neighbours. */
  private Message shown(InboxRow row) {
    try {
      return message(row);
    } catch (UnreadableMessage damaged) {
      return row.toMessage(new byte[0]);
    }
  }
}
