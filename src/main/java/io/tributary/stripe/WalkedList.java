package io.tributary.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One of Stripe's lists that is walked again and again, newest first.
 *
 * @param name ours, which stays
 * @param overlap how far before the newest item of the last walk the next one begins: an item is
 *     listed by when it was made, and may come to matter later
 * @param horizon how old the oldest item in the list can be; empty where the list is complete
 */
record WalkedList(
    String name,
    String path,
    Map<String, String> query,
    Duration overlap,
    Optional<Duration> horizon) {
  WalkedList {
    query = Map.copyOf(query);
  }

  boolean isOfEvents() {
    return horizon.isPresent();
  }

  /**
   * From when on items are wanted.
   *
   * @param seenUntil up to when all were seen
   * @return empty for all there are
   */
  Optional<Instant> since(Optional<Instant> seenUntil, Instant now) {
    Optional<Instant> again = seenUntil.map(seen -> seen.minus(overlap));
    Optional<Instant> oldest = horizon.map(now::minus);
    return again.filter(since -> oldest.isEmpty() || since.isAfter(oldest.get())).or(() -> oldest);
  }

  /** The question for all items made between two times, both inclusive. */
  Map<String, String> between(Optional<Instant> since, Optional<Instant> reached) {
    Map<String, String> asked = new HashMap<>(query);
    since.ifPresent(time -> asked.put("created[gte]", seconds(time)));
    reached.ifPresent(time -> asked.put("created[lte]", seconds(time)));
    return asked;
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }
}
