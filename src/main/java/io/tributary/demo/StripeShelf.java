package io.tributary.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What one Stripe account holds, as the stand-in for Stripe's API tells it: objects and events by
 * type, newest first; safe for many threads.
 */
public final class StripeShelf {
  private static final String EVENT = "event";
  private final Map<String, Shelved> byId = new HashMap<>();
  private final Map<String, SortedMap<Place, JsonNode>> byType = new HashMap<>();
  private final Map<String, List<JsonNode>> lists = new HashMap<>();
  private long serial;

  /** Where an object stands in its list: newest first, and of one second the later put. */
  private record Place(long created, long serial) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return created == other.created
          ? Long.compare(other.serial, serial)
          : Long.compare(other.created, created);
    }
  }

  /** An object, and the second at which an event told its state; 0 when it was simply put. */
  private record Shelved(Place place, JsonNode object, long toldAt) {}

  /**
   * Puts an object, or its new state in the place of the old one.
   *
   * @param object with {@code object} and {@code id}, such as a charge or an event
   */
  public synchronized void put(JsonNode object) {
    put(object.deepCopy(), 0);
  }

  /** Puts the event, and the object it tells of unless a newer event told its state. */
  public synchronized void take(JsonNode event) {
    put(event);
    JsonNode object = event.path("data").path("object");
    long toldAt = event.path("created").asLong();
    Shelved known = byId.get(text(object, "id"));
    if (object.hasNonNull("id") && (known == null || known.toldAt() <= toldAt)) {
      put(object.deepCopy(), toldAt);
    }
  }

  /** Takes an object or an event away; true when it was there. */
  public synchronized boolean remove(String id) {
    Shelved gone = byId.remove(id);
    if (gone == null) {
      return false;
    }
    String type = text(gone.object(), "object");
    ofType(type).remove(gone.place());
    lists.remove(type);
    return true;
  }

  /** Takes everything away. */
  public synchronized void clear() {
    byId.clear();
    byType.clear();
    lists.clear();
  }

  /** An object or an event. */
  public synchronized Optional<JsonNode> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(Shelved::object);
  }

  /**
   * The objects of a type, newest first, as they are now.
   *
   * @param type Stripe's word in {@code object}, such as {@code checkout.session}
   */
  public synchronized List<JsonNode> list(String type) {
    return lists.computeIfAbsent(type, _ -> List.copyOf(ofType(type).values()));
  }

  /** All events, newest first. */
  public List<JsonNode> events() {
    return list(EVENT);
  }

  /** How many objects and events there are. */
  public synchronized int size() {
    return byId.size();
  }

  private void put(JsonNode object, long toldAt) {
    String id = text(object, "id");
    String type = text(object, "object");
    if (id.isEmpty() || type.isEmpty()) {
      throw new IllegalArgumentException("Stripe's objects have an id and say what they are");
    }
    Shelved before = byId.get(id);
    long number = before == null ? ++serial : before.place().serial();
    remove(id);
    Place place = new Place(object.path("created").asLong(), number);
    byId.put(id, new Shelved(place, object, toldAt));
    ofType(type).put(place, object);
    lists.remove(type);
  }

  private SortedMap<Place, JsonNode> ofType(String type) {
    return byType.computeIfAbsent(type, _ -> new TreeMap<>());
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}
