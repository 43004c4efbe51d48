package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.DoorDesk.Taken;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The resource {@code events}: conversions, refunds and changes of status, told by programs. */
final class Events {
  /** A batch of a hundred, with room for what each tells. */
  static final int MOST_BYTES = 256 * 1024;

  static final Set<String> NAMES =
      Set.of(
          "id",
          "event",
          "clickId",
          "refId",
          "email",
          "phone",
          "name",
          "country",
          "minorUnits",
          "currency",
          "transactionId",
          "status",
          "time",
          "taxMinorUnits",
          "shippingMinorUnits",
          "product",
          "test");

  private static final int MOST_EVENTS = 100;
  private static final int LONGEST_KEY = 200;
  private final Database database;
  private final Tables tables;
  private final Ports ports;

  Events(Database database, Tables tables, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.ports = ports;
  }

  /** What became of one event of the batch. */
  record TakenView(String outcome, Optional<String> reason) {
    static TakenView of(Taken taken) {
      return new TakenView(Json.word(taken.outcome()), taken.reason());
    }
  }

  Response create(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "account", "events");
    AccountId account = fields.text("account").map(AccountId::new).orElse(AccountId.DEFAULT);
    if (!isKnown(account)) {
      fields.mustBe("account", Optional.of("be an account that exists."));
    }
    Optional<String> key = request.header("Idempotency-Key").filter(text -> !text.isBlank());
    if (key.filter(text -> text.length() > LONGEST_KEY).isPresent()) {
      fields.refuseIf(Optional.of("Idempotency-Key must have 200 characters at most."));
    }
    List<String> events = events(fields);
    return fields.refusal().orElseGet(() -> taken(account, key, events));
  }

  private boolean isKnown(AccountId account) {
    return database
        .inTransaction(transaction -> tables.accounts().find(transaction, account))
        .isPresent();
  }

  private Response taken(AccountId account, Optional<String> key, List<String> events) {
    List<Taken> taken = ports.doors().take(account, key, events);
    return Json.ok(new Page<>(taken.stream().map(TakenView::of).toList(), Optional.empty()));
  }

  private static List<String> events(Fields fields) {
    List<String> events = new ArrayList<>();
    Optional<JsonNode> list = fields.list("events");
    if (list.isEmpty() || list.get().isEmpty() || list.get().size() > MOST_EVENTS) {
      fields.mustBe("events", Optional.of("be a list of 1 to 100 events."));
      return events;
    }
    for (JsonNode event : list.get()) {
      fields.refuseIf(objection(events.size(), event));
      events.add(new String(Json.write(event), StandardCharsets.UTF_8));
    }
    return events;
  }

  private static Optional<String> objection(int number, JsonNode event) {
    String which = "\"events\", number " + (number + 1) + ": ";
    if (!event.isObject()) {
      return Optional.of(which + "it must be an object.");
    }
    return event.propertyNames().stream()
        .filter(name -> !NAMES.contains(name))
        .findFirst()
        .map(
            name ->
                which
                    + "unknown field \""
                    + Body.clipped(name)
                    + "\"; known are "
                    + String.join(", ", NAMES.stream().sorted().toList())
                    + ".");
  }
}
