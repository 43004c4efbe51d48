package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Fact;
import io.tributary.model.Order;
import io.tributary.model.Reported;
import io.tributary.model.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Facts in a line, for tables of tests. */
final class Said {
  private Said() {}

  static String of(Door door, List<Fact> facts) {
    return facts.stream()
        .map(Said::of)
        .collect(Collectors.joining(" & "))
        .replace(door.id().toString(), "D")
        .replace(DoorSamples.CLICK, "CLK");
  }

  private static String of(Fact fact) {
    List<String> words = new ArrayList<>();
    words.add(fact.getClass().getSimpleName());
    switch (fact) {
      case Fact.OfOrder told -> words.addAll(ofOrder(told));
      case Fact.Refunded refund -> words.add(refund.amount() + " of " + refund.names());
      case Fact.Reversed reversed ->
          words.add(
              reversed.amount().map(Object::toString).orElse("all") + " of " + reversed.names());
      case Fact.OfMovement moved -> words.add(moved.names().toString());
      case Fact.Ignored ignored -> words.add(ignored.reason());
      case Fact.Linked linked -> words.add(linked.names().toString());
      case Fact.Observed observed -> words.add(observed.what());
    }
    if (fact.told().test()) {
      words.add("test");
    }
    return String.join(" ", words) + at(fact.told());
  }

  private static List<String> ofOrder(Fact.OfOrder told) {
    List<String> words = new ArrayList<>();
    Order order = told.order();
    order.reported().map(Reported::event).map(Object::toString).ifPresent(words::add);
    words.add(order.reported().flatMap(Reported::worth).orElse(told.amount()).toString());
    words.add(order.names().toString());
    order.clientReference().ifPresent(words::add);
    who(order).forEach(words::add);
    return words;
  }

  private static List<String> who(Order order) {
    List<String> words = new ArrayList<>();
    Optional<String> ref = order.reported().flatMap(Reported::refId);
    ref.ifPresent(id -> words.add("ref=" + id));
    order.buyer().email().ifPresent(words::add);
    order.buyer().name().ifPresent(name -> words.add("name=" + name));
    order.buyer().phone().ifPresent(words::add);
    order.buyer().country().ifPresent(words::add);
    order.breakdown().tax().ifPresent(tax -> words.add("tax=" + tax));
    order.breakdown().shipping().ifPresent(shipping -> words.add("shipping=" + shipping));
    return words;
  }

  private static String at(Telling told) {
    return told.at().equals(DoorSamples.NOON) ? "" : " at " + told.at();
  }
}
