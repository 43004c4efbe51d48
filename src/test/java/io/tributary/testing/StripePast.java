package io.tributary.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What happened at Stripe: the events that told of it, and every object as it is now. */
public final class StripePast {
  private final StripeObjects objects;
  private final List<ObjectNode> events = new ArrayList<>();
  private final Map<String, ObjectNode> present = new LinkedHashMap<>();
  private final long haste;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");

  StripePast(StripeObjects objects, long haste) {
    this.objects = objects;
    this.haste = haste;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time.dividedBy(haste));
  }

  /** The events in the order in which things happened. */
  public List<ObjectNode> events() {
    return List.copyOf(events);
  }

  /** Every object in its last state, also those of which no event told. */
  public List<ObjectNode> objects() {
    return List.copyOf(present.values());
  }

  void tell(String type, ObjectNode object) {
    String id = "evt_%04d".formatted(events.size());
    events.add(objects.event(id, type, now, object));
    become(object);
  }

  /** The object is so now, and no event says it. */
  void become(ObjectNode object) {
    present.put(object.path("id").stringValue(), object.deepCopy());
  }
}
