package io.tributary.storage;

import io.tributary.storage.InboxTable.Incoming;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Messages to be stored together, each event once, as the columns of one statement. */
final class InboxBatch {
  /** The same everywhere, or two servers that get the same messages wait for each other. */
  private static final Comparator<List<String>> ORDER =
      Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast);

  private final Map<List<String>, Incoming> byKey = new TreeMap<>(ORDER);

  /** Of several that their account gives the same event id, the first stays. */
  InboxBatch(Collection<Incoming> messages) {
    messages.forEach(
        message ->
            byKey.putIfAbsent(List.of(message.account().value(), message.eventId()), message));
  }

  Object[] accounts() {
    return column(message -> message.account().value());
  }

  Object[] eventIds() {
    return column(Incoming::eventId);
  }

  Object[] types() {
    return column(Incoming::type);
  }

  Object[] toldAt() {
    return column(InboxBatch::toldAt);
  }

  Object[] tests() {
    return column(Incoming::test);
  }

  Object[] mappings() {
    return byKey.values().stream().map(message -> message.mapping().orElse(null)).toArray();
  }

  byte[][] bodies(Function<byte[], byte[]> seal) {
    return byKey.values().stream()
        .map(message -> seal.apply(message.body()))
        .toArray(byte[][]::new);
  }

  Optional<Incoming> find(String account, String eventId) {
    return Optional.ofNullable(byKey.get(List.of(account, eventId)));
  }

  private static OffsetDateTime toldAt(Incoming message) {
    return message.toldAt().atOffset(ZoneOffset.UTC);
  }

  private Object[] column(Function<Incoming, Object> component) {
    return byKey.values().stream().map(component).toArray();
  }
}
