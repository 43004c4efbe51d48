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

  private final JsonNode object;
  private final JsonNode restored;
  private final String objection;

  private RelayLines(JsonNode object, JsonNode restored, String objection) {
    this.object = object;
    this.restored = restored;
    this.objection = objection;
  }

  static List<Line> of(RelayedEvent event, AmountUnit unit) {
    List<Line> lines = new ArrayList<>();
    lines.add(told("event id", event.eventId()));
    lines.add(told("event type", event.type()));
    lines.add(told("event time", event.created().map(Words::of)));
    lines.add(told("livemode", event.live().map(Words::of)));
    RelayLines fields = of(event.object(), unit);
    SHOWN.forEach(name -> lines.add(fields.line(name)));
    return lines;
  }

  /** Where one amount can't be read, everything else is shown as it came. */
  private static RelayLines of(JsonNode object, AmountUnit unit) {
    try {
      return new RelayLines(object, new StripeValues(unit).restored(object), "");
    } catch (IllegalArgumentException objection) {
      return new RelayLines(object, object, String.valueOf(objection.getMessage()));
    }
  }

  private static Line told(String name, Optional<String> value) {
    return new Line(name, value.map(_ -> name), value, value, Optional.empty());
  }

  private Line line(String path) {
    String pointer = "/" + path.replace('.', '/');
    Optional<String> raw = PlainText.of(object.at(pointer));
    Optional<String> place = raw.map(_ -> path);
    return objection.startsWith(path + ":")
        ? new Line(path, place, raw, Optional.empty(), Optional.of(objection))
        : new Line(path, place, raw, PlainText.of(restored.at(pointer)), Optional.empty());
  }
}
