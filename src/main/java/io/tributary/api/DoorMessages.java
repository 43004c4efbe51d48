package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorReading;
import io.tributary.model.FieldMapping;
import io.tributary.model.MessageId;
import io.tributary.storage.InboxSearch.DoorFilter;
import io.tributary.storage.InboxSearch.DoorMessage;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of a door: what became of each, read again, or tried out under other rules. */
final class DoorMessages {
  static final List<String> FILTERS = List.of("outcome", "test");
  private static final int MOST_TRIED = 20;
  private static final int LONGEST_SAMPLE = 48 * 1024;
  private final Doors doors;
  private final Tables tables;
  private final Ports ports;

  DoorMessages(Doors doors, Tables tables, Ports ports) {
    this.doors = doors;
    this.tables = tables;
    this.ports = ports;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    Optional<DoorOutcomeFilter> outcome =
        parameters.oneOf("outcome", DoorOutcomeFilter.values(), Json::word);
    Optional<Boolean> test = parameters.flag("test");
    return doors.about(
        request,
        (transaction, door) -> {
          DoorFilter filter =
              new DoorFilter(
                  door.messageType(),
                  outcome.flatMap(DoorOutcomeFilter::state),
                  outcome.flatMap(DoorOutcomeFilter::repeated),
                  test);
          List<DoorMessage> rows = tables.inboxSearch().ofDoor(transaction, filter, wanted);
          Page<DoorMessage> page = Page.cut(rows, parameters.limit(), DoorMessages::cursor);
          return Json.ok(page.with(page.items().stream().map(this::view).toList()));
        });
  }

  private DoorMessageView view(DoorMessage message) {
    String shown = ports.doors().show(message.message().content().body(), false);
    return DoorMessageView.of(message, Json.read(shown));
  }

  private static String cursor(DoorMessage message) {
    return PageRequest.cursor(
        message.message().receivedAt(), new UUID(0, message.message().id().value()));
  }

  /** Lets what nothing was read from be read again, by the newest version of the mapping. */
  Response readAgain(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "message");
    Optional<MessageId> only = message(fields);
    return fields
        .refusal()
        .orElseGet(
            () ->
                doors.about(
                    request,
                    (transaction, door) ->
                        Json.ok(new ReadAgainView(readAgain(transaction, door, only)))));
  }

  private static Optional<MessageId> message(Fields fields) {
    Optional<String> text = fields.text("message");
    if (text.filter(number -> !number.matches("[0-9]{1,18}")).isPresent()) {
      fields.mustBe("message", Optional.of("be the id of a message of this door."));
      return Optional.empty();
    }
    return text.map(Long::parseLong).map(MessageId::new);
  }

  private int readAgain(Transaction transaction, Door door, Optional<MessageId> only) {
    List<MessageId> again =
        tables.inbox().readAgain(transaction, door.messageType(), door.mapping().version(), only);
    tables.facts().forgetNameless(transaction, again);
    return again.size();
  }

  /** How many messages are read again. */
  record ReadAgainView(int messages) {}

  /** What rules would make of a sample, or of the last messages; nothing is stored. */
  Response tryOut(Request request) {
    Parameters.none(request);
    Fields fields = Fields.read(request.body(), "sample", "unit", "fields", "events");
    Optional<String> sample = fields.text("sample");
    if (sample.filter(text -> text.length() > LONGEST_SAMPLE).isPresent()) {
      fields.mustBe("sample", Optional.of("have 48,000 characters at most."));
    }
    return doors.about(
        request,
        (transaction, door) -> {
          Door tried = tried(door, fields);
          return fields
              .refusal()
              .orElseGet(
                  () -> Json.ok(new Page<>(tryOut(transaction, tried, sample), Optional.empty())));
        });
  }

  private Door tried(Door door, Fields fields) {
    FieldMapping mapping = DoorMapping.read(fields, door.mapping());
    Door.AmountUnit unit =
        fields.oneOf("unit", Door.AmountUnit.values(), Json::word).orElse(door.unit());
    return door.with(door.settings().mapped(mapping).counting(unit));
  }

  private List<DoorReadingView> tryOut(
      Transaction transaction, Door door, Optional<String> sample) {
    List<DoorReadingView> views = new ArrayList<>();
    if (sample.isPresent()) {
      for (DoorReading reading : ports.doors().tryOut(door, sample.get())) {
        views.add(DoorReadingView.of(Optional.empty(), reading));
      }
      return views;
    }
    DoorFilter all = DoorFilter.all(door.messageType());
    for (DoorMessage message :
        tables.inboxSearch().ofDoor(transaction, all, PageRequest.first(MOST_TRIED))) {
      DoorReading reading = ports.doors().tryOut(door, message.message().content().body()).masked();
      views.add(DoorReadingView.of(Optional.of(message.message().id()), reading));
    }
    return views;
  }
}
