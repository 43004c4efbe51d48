package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.MessageId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Table {@code inbox}: every message about money, as it came, sealed. */
public final class InboxTable {
  static final String SEAL = "inbox.body";
  static final String COLUMNS =
      """
      SELECT id, account_id, event_id, type, told_at, test, body, mapping, received_at, state, reason
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

  /**
   * What a door knows of a message without understanding it.
   *
   * @param mapping the version of its door's mapping that it is read by; empty for what Stripe
   *     itself sends
   */
  public record Incoming(
      AccountId account,
      String eventId,
      String type,
      Instant toldAt,
      boolean test,
      byte[] body,
      Optional<Integer> mapping) {
    /** A message of Stripe's. */
    public Incoming(
        AccountId account, String eventId, String type, Instant toldAt, boolean test, byte[] body) {
      this(account, eventId, type, toldAt, test, body, Optional.empty());
    }
  }

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
            INSERT INTO inbox (account_id, event_id, type, told_at, test, body, mapping)
            SELECT * FROM unnest(:accounts, :eventIds, :types, :toldAt, :tests, :bodies, :mappings)
            ON CONFLICT (account_id, event_id) DO NOTHING
            RETURNING account_id, event_id
            """)
        .bindArray("accounts", String.class, batch.accounts())
        .bindArray("eventIds", String.class, batch.eventIds())
        .bindArray("types", String.class, batch.types())
        .bindArray("toldAt", OffsetDateTime.class, batch.toldAt())
        .bindArray("tests", Boolean.class, batch.tests())
        .bindBySqlType("bodies", transaction.bytea(batch.bodies(this::seal)), Types.ARRAY)
        .bindArray("mappings", Integer.class, batch.mappings())
        .map((row, context) -> batch.find(row.getString("account_id"), row.getString("event_id")))
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private byte[] seal(byte[] body) {
    return vault.seal(body, SEAL);
  }

  /**
   * Takes the oldest unread messages, fewer where they are long; others' are passed over.
   *
   * @throws UnreadableMessage when one can't be read back
   */
  public List<Message> claim(Transaction transaction, int most) {
    Query query =
        transaction
            .handle()
            .createQuery(
                COLUMNS + "WHERE state = 'NEW' ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED")
            .bind("most", most);
    return BoundedBodies.first(query).stream().map(row -> row.opened(vault)).toList();
  }

  /** Messages in order of arrival behind one, whatever their state; fewer where they are long. */
  public List<Message> after(Transaction transaction, MessageId last, int most) {
    Query query =
        transaction
            .handle()
            .createQuery(COLUMNS + "WHERE id > :last ORDER BY id LIMIT :most")
            .bind("last", last.value())
            .bind("most", most);
    return BoundedBodies.first(query).stream().map(row -> row.shown(vault)).toList();
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

  /** Notes that messages which are stored already have come again. */
  public void noteRepeats(Transaction transaction, Collection<Incoming> messages) {
    InboxBatch batch = new InboxBatch(messages);
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE inbox SET repeats = repeats + 1, repeated_at = clock_timestamp()
            WHERE (account_id, event_id) IN (SELECT * FROM unnest(:accounts, :eventIds))
            """)
        .bindArray("accounts", String.class, batch.accounts())
        .bindArray("eventIds", String.class, batch.eventIds())
        .execute();
  }

  /**
   * Lets messages of a type be read again that nothing was read from.
   *
   * @param mapping the version of their door's mapping to read them by
   * @param only one of them; empty: all
   * @return which they are
   */
  public List<MessageId> readAgain(
      Transaction transaction, String type, int mapping, Optional<MessageId> only) {
    return transaction
        .handle()
        .createQuery(
            """
            UPDATE inbox SET state = 'NEW', reason = NULL, mapping = :mapping
            WHERE type = :type AND mapping IS NOT NULL AND state IN ('IGNORED', 'UNREADABLE')
              AND (CAST(:only AS bigint) IS NULL OR id = CAST(:only AS bigint))
            RETURNING id
            """)
        .bind("type", type)
        .bind("mapping", mapping)
        .bind("only", only.map(MessageId::value))
        .mapTo(Long.class)
        .map(MessageId::new)
        .list();
  }
}
