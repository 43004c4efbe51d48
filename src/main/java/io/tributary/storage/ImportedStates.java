package io.tributary.storage;

import io.tributary.model.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the inbox knows of objects that were fetched; written by {@link InboxTable}. */
public final class ImportedStates {
  private ImportedStates() {}

  /** The event ids under which states of each object were kept, in the order of the states. */
  public static Map<String, List<String>> find(
      Transaction transaction, AccountId account, Collection<String> objects) {
    Map<String, List<String>> states = new HashMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT split_part(event_id, '@', 1) AS object, event_id FROM inbox
            WHERE type LIKE 'import.%' AND account_id = :account
              AND split_part(event_id, '@', 1) = ANY(:objects)
            ORDER BY told_at, id
            """)
        .bind("account", account.value())
        .bindArray("objects", String.class, objects.toArray())
        .map(RecordMapper.of(Row.class))
        .forEach(
            row -> states.computeIfAbsent(row.object(), _ -> new ArrayList<>()).add(row.eventId()));
    return states;
  }

  /**
   * Whether the books know what the inbox holds: no imported object waits to be read, nor any
   * message that is more than a moment old.
   */
  public static boolean areRead(Transaction transaction) {
    Optional<Long> waiting =
        transaction
            .handle()
            .createQuery(
                """
                SELECT id FROM inbox WHERE state = 'NEW' AND (type LIKE 'import.%'
                  OR received_at < clock_timestamp() - interval '3 seconds') LIMIT 1
                """)
            .mapTo(Long.class)
            .findFirst();
    return waiting.isEmpty();
  }

  /** One row, component for column. */
  record Row(String object, String eventId) {}
}
