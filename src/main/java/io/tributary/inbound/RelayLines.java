package io.tributary.inbound;

import io.tributary.model.Door.AmountUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the fields of a relayed message became, as far as a person asks for them. */
final class RelayLines {
  private static final List<String> SHOWN =
      List.of(
          "id",
          "object",
          "status",
          "payment_status",
          "amount_total",
          "amount",
          "amount_paid",
          "currency",
          "client_reference_id",
          "metadata.click_id",
          "payment_intent",
          "invoice",
          "subscription",
          "customer",
          "customer_details.email",
          "created");

  private RelayLines() {}

  static List<Line> of(RelayedEvent event, AmountUnit unit) {
    List<Line> lines = new ArrayList<>();
    lines.add(told("event id", event.eventId()));
    lines.add(told("event type", event.type()));
    lines.add(told("event time", event.created().map(Words::of)));
    lines.add(told("livemode", event.live().map(Words::of)));
    SHOWN.forEach(name -> lines.add(line(name, event.object(), unit)));
    return lines;
  }

  private static Line told(String name, Optional<String> value) {
    return new Line(name, value.map(_ -> name), value, value, Optional.empty());
  }

  private static Line line(String path, JsonNode object, AmountUnit unit) {
    Optional<String> raw = PlainText.of(object.at(pointer(path)));
    Optional<String> place = raw.map(_ -> path);
    try {
      JsonNode restored = new StripeValues(unit).restored(object);
      Optional<String> value = PlainText.of(restored.at(pointer(path)));
      return new Line(path, place, raw, value, Optional.empty());
    } catch (IllegalArgumentException objection) {
      String why = String.valueOf(objection.getMessage());
      return why.startsWith(path + ":")
          ? new Line(path, place, raw, Optional.empty(), Optional.of(why))
          : new Line(path, place, raw, raw, Optional.empty());
    }
  }

  private static String pointer(String path) {
    return "/" + path.replace('.', '/');
  }
}
