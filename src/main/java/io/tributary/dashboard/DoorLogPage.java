package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorReading;
import io.tributary.model.Secret;
import io.tributary.storage.InboxSearch.DoorCount;
import io.tributary.storage.InboxSearch.DoorFilter;
import io.tributary.storage.InboxSearch.DoorMessage;
import io.tributary.storage.InboxTable.State;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came through a door, and what became of each message. */
final class DoorLogPage {
  private static final String OUTCOME = "outcome";
  private static final String PEOPLE = "people";
  private final DoorFinder doors;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;

  /** What the log is narrowed to. */
  private enum Narrowed {
    ACCEPTED(Optional.of(State.READ), "Accepted"),
    DEDUPLICATED(Optional.empty(), "Deduplicated"),
    DISCARDED(Optional.of(State.IGNORED), "Discarded"),
    FAILED(Optional.of(State.UNREADABLE), "Failed");

    private final Optional<State> state;
    private final String text;

    Narrowed(Optional<State> state, String text) {
      this.state = state;
      this.text = text;
    }
  }

  DoorLogPage(DoorFinder doors, Tables tables, Pages pages, Ports ports) {
    this.doors = doors;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  static boolean canBeReadAgain(State state) {
    return state == State.IGNORED || state == State.UNREADABLE;
  }

  Response show(Request request, Secret csrfToken) {
    return doors.about(
        request,
        csrfToken,
        (transaction, door) -> {
          DoorLogView view = view(transaction, door, request);
          Frame frame = pages.frame(door.name(), Frame.Tab.DOORS, csrfToken);
          return pages.page(200, "doorlog.jte", frame, view);
        });
  }

  private DoorLogView view(Transaction transaction, Door door, Request request) {
    Asked asked = new Asked(request.query());
    Optional<Narrowed> narrowed = asked.oneOf(OUTCOME, Narrowed.values());
    boolean withPeople = asked.text(PEOPLE).isPresent();
    Paging paging = Paging.read(request, List.of(OUTCOME, PEOPLE));
    DoorFilter filter =
        new DoorFilter(
            door.messageType(),
            narrowed.flatMap(to -> to.state),
            narrowed.filter(to -> to == Narrowed.DEDUPLICATED).map(_ -> true),
            Optional.empty());
    List<DoorLogView.Row> rows =
        tables.inboxSearch().ofDoor(transaction, filter, paging.wanted()).stream()
            .map(message -> row(door, message, withPeople))
            .toList();
    return new DoorLogView(
        new DoorHead(door, ports.clock().instant(), DoorHead.At.MESSAGES),
        filters(door, narrowed, withPeople),
        paging.page(rows, DoorLogPage::cursor),
        people(door, narrowed, withPeople),
        narrowed.isPresent(),
        unread(transaction, door),
        asked
            .text("again")
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Integer::parseInt)
            .orElse(-1));
  }

  private DoorLogView.Row row(Door door, DoorMessage message, boolean withPeople) {
    byte[] body = message.message().content().body();
    int version = message.message().content().mapping().orElse(1);
    DoorReading reading = ports.doors().asRead(door, version, body);
    return new DoorLogView.Row(
        message,
        PrettyJson.of(ports.doors().show(body, withPeople)),
        withPeople ? reading : reading.masked());
  }

  private static String cursor(DoorLogView.Row row) {
    return PageRequest.cursor(
        row.kept().message().receivedAt(), new UUID(0, row.kept().message().id().value()));
  }

  private int unread(Transaction transaction, Door door) {
    return tables.inboxSearch().doorCounts(transaction).stream()
        .filter(count -> count.type().equals(door.messageType()))
        .filter(count -> canBeReadAgain(count.state()))
        .mapToInt(DoorCount::messages)
        .sum();
  }

  private static List<PaymentsView.Choice> filters(
      Door door, Optional<Narrowed> narrowed, boolean withPeople) {
    List<PaymentsView.Choice> filters = new ArrayList<>();
    String all = address(door, Optional.empty(), withPeople);
    filters.add(new PaymentsView.Choice("All", all, narrowed.isEmpty()));
    Arrays.stream(Narrowed.values())
        .map(
            to ->
                new PaymentsView.Choice(
                    to.text,
                    address(door, Optional.of(to), withPeople),
                    narrowed.equals(Optional.of(to))))
        .forEach(filters::add);
    return filters;
  }

  private static PaymentsView.Choice people(
      Door door, Optional<Narrowed> narrowed, boolean withPeople) {
    String text = withPeople ? "Hide personal data" : "Show personal data";
    return new PaymentsView.Choice(text, address(door, narrowed, !withPeople), withPeople);
  }

  private static String address(Door door, Optional<Narrowed> narrowed, boolean withPeople) {
    return new Address(DoorHead.address(door))
        .with(OUTCOME, narrowed.map(Asked::word))
        .with(PEOPLE, Optional.of("shown").filter(_ -> withPeople))
        .toString();
  }
}
