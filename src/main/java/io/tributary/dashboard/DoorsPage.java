package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.DoorToken;
import io.tributary.model.FieldMapping;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.InboxSearch.DoorCount;
import io.tributary.storage.InboxTable.State;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The doors for conversions: all of them, and a new one. */
final class DoorsPage {
  private final Database database;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;
  private final DoorSettingsPage settings;
  private final SecureRandom random = new SecureRandom();

  /**
   * Makes the page.
   *
   * @param settings shows a door once it is made
   */
  DoorsPage(Database database, Tables tables, Pages pages, Ports ports, DoorSettingsPage settings) {
    this.database = database;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
    this.settings = settings;
  }

  Response show(Request request, Secret csrfToken) {
    DoorForm empty = DoorForm.empty(DoorId.mint(ports.clock().instant(), random).toString());
    return database.inTransaction(transaction -> render(transaction, csrfToken, empty, Map.of()));
  }

  /** The answer shows the address: once, so it can't be a page that one is led on to. */
  Response create(Request request, Secret csrfToken) {
    DoorForm form = DoorForm.read(Forms.read(request));
    Secret token = DoorToken.mint(random);
    Response answer =
        database.inTransaction(transaction -> create(transaction, csrfToken, form, token));
    ports.doors().changed();
    return answer;
  }

  private Response create(Transaction transaction, Secret csrfToken, DoorForm form, Secret token) {
    Map<String, String> wrong =
        form.objections(
            tables.accounts().own(transaction), tables.sites().all(transaction), Optional.empty());
    if (!wrong.isEmpty()) {
      return render(transaction, csrfToken, form, wrong);
    }
    Instant now = ports.clock().instant();
    DoorId id = DoorId.parse(form.value("id")).orElseGet(() -> DoorId.mint(now, random));
    Door door =
        Door.made(
            id, form.kind().orElseThrow(), form.settings(FieldMapping.NONE, Optional.empty()), now);
    if (!tables.doors().insert(transaction, door)) {
      return Pages.secured(Response.seeOther(DoorHead.address(door) + "/settings"));
    }
    tables.doors().changeToken(transaction, id, DoorToken.hash(token.reveal()));
    tables.doorMappings().insert(transaction, door, now);
    return settings.withAddress(transaction, csrfToken, door, token);
  }

  private Response render(
      Transaction transaction, Secret csrfToken, DoorForm form, Map<String, String> objections) {
    List<DoorCount> counts = tables.inboxSearch().doorCounts(transaction);
    List<DoorsView.Row> rows =
        tables.doors().all(transaction).stream().map(door -> row(door, counts)).toList();
    DoorsView view =
        new DoorsView(
            rows,
            tables.accounts().own(transaction),
            tables.sites().all(transaction),
            form,
            objections);
    Frame frame = pages.frame("Doors", Frame.Tab.DOORS, csrfToken);
    return pages.page(objections.isEmpty() ? 200 : 422, "doors.jte", frame, view);
  }

  private DoorsView.Row row(Door door, List<DoorCount> counts) {
    List<DoorCount> its =
        counts.stream().filter(count -> count.type().equals(door.messageType())).toList();
    return new DoorsView.Row(
        door,
        door.isOpen(ports.clock().instant()),
        messages(its, State.READ),
        messages(its, State.IGNORED),
        messages(its, State.UNREADABLE),
        its.stream().map(DoorCount::latest).max(Comparator.naturalOrder()));
  }

  private static int messages(List<DoorCount> counts, State state) {
    return counts.stream()
        .filter(count -> count.state() == state)
        .mapToInt(DoorCount::messages)
        .sum();
  }
}
