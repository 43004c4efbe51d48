package io.tributary.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;

/** Reads messages row by row, so that no more of their bodies is in memory than there is room. */
final class BoundedBodies {
  /** Most bytes of bodies in one answer; thousands of messages as they usually are. */
  static final int MOST_BYTES = 8 * 1024 * 1024;

  /** Rows that the driver fetches together. */
  private static final int FETCHED = 25;

  private BoundedBodies() {}

  /** The first messages, as many as there is room for; at least one, if there is one. */
  static List<InboxRow> first(Query query) {
    List<InboxRow> first = new ArrayList<>();
    long bytes = 0;
    try (ResultIterator<InboxRow> rows = rows(query, InboxRow.class)) {
      while (bytes < MOST_BYTES && rows.hasNext()) {
        InboxRow row = rows.next();
        bytes += row.body().length;
        first.add(row);
      }
    }
    return first;
  }

  /** All messages; those without room are as if their bodies could not be read back. */
  static <R extends Record, T> List<T> all(
      Query query,
      Class<R> type,
      ToIntFunction<R> size,
      Function<R, T> whole,
      Function<R, T> bare) {
    List<T> all = new ArrayList<>();
    long bytes = 0;
    try (ResultIterator<R> rows = rows(query, type)) {
      while (rows.hasNext()) {
        R row = rows.next();
        bytes += size.applyAsInt(row);
        all.add(bytes <= MOST_BYTES ? whole.apply(row) : bare.apply(row));
      }
    }
    return all;
  }

  private static <R extends Record> ResultIterator<R> rows(Query query, Class<R> type) {
    return query.setFetchSize(FETCHED).map(RecordMapper.of(type)).iterator();
  }
}
