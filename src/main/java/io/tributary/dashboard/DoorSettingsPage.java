package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorToken;
import io.tributary.model.Secret;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/** A door's address and settings. */
final class DoorSettingsPage {
  private final DoorFinder doors;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;
  private final SecureRandom random = new SecureRandom();

  DoorSettingsPage(DoorFinder doors, Tables tables, Pages pages, Ports ports) {
    this.doors = doors;
    this.tables = tables;
    this.pages = pages;
    this.ports = ports;
  }

  Response show(Request request, Secret csrfToken) {
    boolean isSaved = request.query().first("saved").isPresent();
    return doors.about(
        request,
        csrfToken,
        (transaction, door) ->
            render(
                csrfToken,
                view(transaction, door, DoorForm.of(door), Map.of(), Optional.empty(), isSaved)));
  }

  Response save(Request request, Secret csrfToken) {
    DoorForm form = DoorForm.read(Forms.read(request));
    return doors.change(
        request, csrfToken, (transaction, door) -> save(transaction, csrfToken, door, form));
  }

  private Response save(Transaction transaction, Secret csrfToken, Door door, DoorForm typed) {
    DoorForm form = typed.ofKind(door.kind());
    Optional<Door.Guard> before = Optional.of(door.guard());
    Map<String, String> wrong =
        form.objections(
            tables.accounts().own(transaction), tables.sites().all(transaction), before);
    if (!wrong.isEmpty()) {
      return render(csrfToken, view(transaction, door, form, wrong, Optional.empty(), false));
    }
    doors.save(transaction, door, door.with(form.settings(door.mapping(), before)));
    return Pages.secured(Response.seeOther(DoorHead.address(door) + "/settings?saved=yes"));
  }

  /** Gives it a new address, and shows that: once. */
  Response rotate(Request request, Secret csrfToken) {
    Secret token = DoorToken.mint(random);
    return doors.change(
        request,
        csrfToken,
        (transaction, door) -> {
          tables.doors().changeToken(transaction, door.id(), DoorToken.hash(token.reveal()));
          return withAddress(transaction, csrfToken, door, token);
        });
  }

  Response close(Request request, Secret csrfToken) {
    return doors.change(
        request,
        csrfToken,
        (transaction, door) -> {
          tables.doors().update(transaction, door.closing(ports.clock().instant()));
          return Pages.secured(Response.seeOther(DoorHead.address(door)));
        });
  }

  /** The page of a door that has just got its address. */
  Response withAddress(Transaction transaction, Secret csrfToken, Door door, Secret token) {
    Optional<String> address = Optional.of(ports.publicUrl() + "/hooks/in/" + token.reveal());
    return render(csrfToken, view(transaction, door, DoorForm.of(door), Map.of(), address, false));
  }

  private DoorSettingsView view(
      Transaction transaction,
      Door door,
      DoorForm form,
      Map<String, String> objections,
      Optional<String> address,
      boolean isSaved) {
    return new DoorSettingsView(
        new DoorHead(door, ports.clock().instant(), DoorHead.At.SETTINGS),
        address,
        tables.accounts().own(transaction),
        tables.sites().all(transaction),
        form,
        objections,
        isSaved);
  }

  private Response render(Secret csrfToken, DoorSettingsView view) {
    Frame frame = pages.frame(view.head().door().name(), Frame.Tab.DOORS, csrfToken);
    return pages.page(view.objections().isEmpty() ? 200 : 422, "doorsettings.jte", frame, view);
  }
}
