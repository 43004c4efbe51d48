package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.MessageId;
import io.tributary.model.PaymentId;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/**
 * Lists stored messages for people and programs; it only reads. In a list that is longer than
 * memory has room for, the bodies of the last ones are empty.
 */
public final class InboxSearch {
  private static final String OF_DOOR =
      """
      SELECT id, account_id, event_id, type, told_at, test, body, mapping, received_at, state,
        reason, repeats, repeated_at
      FROM inbox
      """;
  private final Vault vault;

  InboxSearch(Vault vault) {
    this.vault = vault;
  }

  /**
   * A message that came through a door.
   *
   * @param repeats how often it came again
   * @param repeatedAt when last
   */
  public record DoorMessage(Message message, int repeats, Optional<Instant> repeatedAt) {}

  /**
   * Which messages of a door to list.
   *
   * @param type {@code door.} and the door's id
   * @param repeated whether it came again
   */
  public record DoorFilter(
      String type, Optional<State> state, Optional<Boolean> repeated, Optional<Boolean> test) {
    /** All of a door's. */
    public static DoorFilter all(String type) {
      return new DoorFilter(type, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** How many messages of a door have come how far. */
  public record DoorCount(String type, State state, int messages, int repeats, Instant latest) {}

  /** One page of messages, newest first. */
  public List<Message> list(Transaction transaction, InboxFilter filter, PageRequest page) {
    Query query =
        transaction
            .handle()
            .createQuery(
                InboxTable.COLUMNS
                    + """
                WHERE (received_at, id) < (:beforeTime, :beforeNumber)
                  AND (CAST(:type AS text) IS NULL OR type = CAST(:type AS text))
                  AND (CAST(:state AS text) IS NULL OR state = CAST(:state AS text))
                  AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
                ORDER BY received_at DESC, id DESC LIMIT :limit
                """)
            .bindMethods(filter)
            .bind("beforeTime", page.beforeTime())
            .bind("beforeNumber", number(page))
            .bind("limit", page.limit());
    return shown(query);
  }

  private List<Message> shown(Query query) {
    return BoundedBodies.all(
        query, InboxRow.class, row -> row.body().length, row -> row.shown(vault), InboxRow::bare);
  }

  private static long number(PageRequest page) {
    return page.beforeId().getLeastSignificantBits() & Long.MAX_VALUE;
  }

  /** The messages that told of a payment, in the order they came. */
  public List<Message> ofPayment(Transaction transaction, PaymentId payment) {
    Query query =
        transaction
            .handle()
            .createQuery(
                InboxTable.COLUMNS
                    + """
                WHERE id IN (SELECT message_id FROM facts WHERE payment_id = :payment)
                ORDER BY id LIMIT 500
                """)
            .bind("payment", payment.value());
    return shown(query);
  }

  /** One page of a door's messages, the last that came first. */
  public List<DoorMessage> ofDoor(Transaction transaction, DoorFilter filter, PageRequest page) {
    Query query =
        transaction
            .handle()
            .createQuery(
                OF_DOOR
                    + """
                WHERE mapping IS NOT NULL AND type = :type AND id < :beforeNumber
                  AND (CAST(:state AS text) IS NULL OR state = CAST(:state AS text))
                  AND (CAST(:repeated AS boolean) IS NULL OR (repeats > 0) = CAST(:repeated AS boolean))
                  AND (CAST(:test AS boolean) IS NULL OR test = CAST(:test AS boolean))
                ORDER BY id DESC LIMIT :limit
                """)
            .bindMethods(filter)
            .bind("beforeNumber", number(page))
            .bind("limit", page.limit());
    return BoundedBodies.all(
        query, DoorRow.class, row -> row.body().length, row -> row.shown(vault), DoorRow::bare);
  }

  /** Those of these event ids that an account has messages of. */
  public Set<String> known(
      Transaction transaction, AccountId account, Collection<String> eventIds) {
    return Set.copyOf(
        transaction
            .handle()
            .createQuery(
                "SELECT event_id FROM inbox WHERE account_id = :account AND event_id = ANY(:ids)")
            .bind("account", account.value())
            .bindArray("ids", String.class, eventIds.toArray())
            .mapTo(String.class)
            .list());
  }

  /** How the messages of all doors have fared. */
  public List<DoorCount> doorCounts(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT type, state, count(*)::int AS messages, sum(repeats)::int AS repeats,
              max(received_at) AS latest
            FROM inbox WHERE mapping IS NOT NULL GROUP BY type, state ORDER BY type, state
            """)
        .map(RecordMapper.of(DoorCount.class))
        .list();
  }

  /** A message of a door by its id. */
  public Optional<DoorMessage> find(Transaction transaction, String type, MessageId id) {
    return transaction
        .handle()
        .createQuery(OF_DOOR + "WHERE mapping IS NOT NULL AND type = :type AND id = :id")
        .bind("type", type)
        .bind("id", id.value())
        .map(RecordMapper.of(DoorRow.class))
        .map(row -> row.shown(vault))
        .findOne();
  }

  /** One row, component for column; its body is sealed. */
  record DoorRow(
      long id,
      String accountId,
      String eventId,
      String type,
      Instant toldAt,
      boolean test,
      byte[] body,
      Optional<Integer> mapping,
      Instant receivedAt,
      State state,
      Optional<String> reason,
      int repeats,
      Optional<Instant> repeatedAt) {
    DoorMessage shown(Vault vault) {
      return new DoorMessage(message().shown(vault), repeats, repeatedAt);
    }

    DoorMessage bare() {
      return new DoorMessage(message().bare(), repeats, repeatedAt);
    }

    private InboxRow message() {
      return new InboxRow(
          id, accountId, eventId, type, toldAt, test, body, mapping, receivedAt, state, reason);
    }
  }
}
