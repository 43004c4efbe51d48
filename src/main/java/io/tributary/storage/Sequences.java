package io.tributary.storage;

import java.util.Map;
import java.util.TreeMap;

/** The counters behind generated ids. */
public final class Sequences {
  private Sequences() {}

  /** The last number each has given; those that never gave one are left out. */
  public static Map<String, Long> find(Transaction transaction) {
    Map<String, Long> last = new TreeMap<>();
    transaction
        .handle()
        .createQuery(
            """
            SELECT sequencename, last_value FROM pg_sequences
            WHERE schemaname = current_schema() AND last_value IS NOT NULL
            """)
        .map((row, context) -> Map.entry(row.getString("sequencename"), row.getLong("last_value")))
        .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
    return last;
  }

  /** The next number each gives is the one behind. */
  public static void set(Transaction transaction, Map<String, Long> last) {
    last.forEach(
        (sequence, value) ->
            transaction
                .handle()
                .createQuery("SELECT setval(CAST(:sequence AS regclass), :value)")
                .bind("sequence", TableCopy.quoted(sequence))
                .bind("value", value)
                .mapTo(Long.class)
                .one());
  }
}
