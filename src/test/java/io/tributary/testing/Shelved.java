package io.tributary.testing;

import io.tributary.model.WantedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes objects on their way to the shelf of the stand-in for Stripe. */
public final class Shelved {
  private Shelved() {}

  /** Lets an endpoint send other events than all. */
  public static void events(ObjectNode endpoint, UnaryOperator<List<String>> change) {
    ArrayNode events = endpoint.putArray("enabled_events");
    change.apply(new ArrayList<>(WantedEvents.all())).forEach(events::add);
  }

  /** Lets a payment link sell one thing, once or every month. */
  public static void sells(ObjectNode link, boolean recurring) {
    ObjectNode item =
        link.putObject("line_items").put("object", "list").putArray("data").addObject();
    ObjectNode price = item.put("id", "li_1").put("object", "item").putObject("price");
    price.put("id", "price_1").putNull("recurring");
    if (recurring) {
      price.putObject("recurring").put("interval", "month");
    }
  }
}
