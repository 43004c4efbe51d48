package io.tributary.dashboard;

import io.tributary.http.Forms;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorReading;
import io.tributary.model.MessageId;
import io.tributary.model.Secret;
import io.tributary.storage.InboxSearch.DoorFilter;
import io.tributary.storage.InboxSearch.DoorMessage;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a door's messages are read: changed, and tried out before. */
final class MappingPage {
  private static final int MOST_TRIED = 10;
  private final DoorFinder doors;
  private final Tables tables;
  private final Pages pages;
  private final Ports ports;

  MappingPage(DoorFinder doors, Tables tables, Pages pages, Ports ports) {
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
                new MappingView(
                    head(door),
                    MappingForm.of(door),
                    Optional.empty(),
                    Optional.empty(),
                    isSaved,
                    isSaved ? unread(transaction, door) : 0)));
  }

  /** What nothing was read from so far, and may be read again. */
  private int unread(Transaction transaction, Door door) {
    return tables.inboxSearch().doorCounts(transaction).stream()
        .filter(count -> count.type().equals(door.messageType()))
        .filter(count -> DoorLogPage.canBeReadAgain(count.state()))
        .mapToInt(count -> count.messages())
        .sum();
  }

  /** Tries it out, or saves it, by which button was pressed. */
  Response submit(Request request, Secret csrfToken) {
    MappingForm form = MappingForm.read(Forms.read(request));
    boolean isTry = Forms.read(request).first("try").isPresent();
    return doors.change(
        request,
        csrfToken,
        (transaction, door) -> {
          try {
            Door changed = door.with(door.settings().mapped(form.mapping()));
            return isTry
                ? tried(transaction, csrfToken, changed, form)
                : saved(transaction, door, changed);
          } catch (IllegalArgumentException wrong) {
            return refused(csrfToken, door, form, String.valueOf(wrong.getMessage()));
          }
        });
  }

  private Response refused(Secret csrfToken, Door door, MappingForm form, String objection) {
    return render(
        csrfToken,
        new MappingView(head(door), form, Optional.of(objection), Optional.empty(), false, 0));
  }

  private Response saved(Transaction transaction, Door door, Door changed) {
    doors.save(transaction, door, changed);
    return Pages.secured(Response.seeOther(DoorHead.address(door) + "/mapping?saved=yes"));
  }

  private Response tried(Transaction transaction, Secret csrfToken, Door door, MappingForm form) {
    List<MappingView.Tried> tried = new ArrayList<>();
    if (form.sample().isEmpty()) {
      DoorFilter all = DoorFilter.all(door.messageType());
      for (DoorMessage message :
          tables.inboxSearch().ofDoor(transaction, all, PageRequest.first(MOST_TRIED))) {
        byte[] body = message.message().content().body();
        DoorReading reading = ports.doors().tryOut(door, body).masked();
        tried.add(new MappingView.Tried(Optional.of(message.message().receivedAt()), reading));
      }
    } else {
      for (DoorReading reading : ports.doors().tryOut(door, form.sample())) {
        tried.add(new MappingView.Tried(Optional.empty(), reading));
      }
    }
    return render(
        csrfToken,
        new MappingView(head(door), form, Optional.empty(), Optional.of(tried), false, 0));
  }

  /** Lets what nothing was read from be read again, by the newest version. */
  Response readAgain(Request request, Secret csrfToken) {
    return doors.change(
        request,
        csrfToken,
        (transaction, door) -> {
          List<MessageId> again =
              tables
                  .inbox()
                  .readAgain(
                      transaction, door.messageType(), door.mapping().version(), Optional.empty());
          tables.facts().forgetNameless(transaction, again);
          return Pages.secured(
              Response.seeOther(DoorHead.address(door) + "?again=" + again.size()));
        });
  }

  private DoorHead head(Door door) {
    return new DoorHead(door, ports.clock().instant(), DoorHead.At.MAPPING);
  }

  private Response render(Secret csrfToken, MappingView view) {
    Frame frame = pages.frame(view.head().door().name(), Frame.Tab.DOORS, csrfToken);
    return pages.page(view.objection().isEmpty() ? 200 : 422, "doormapping.jte", frame, view);
  }
}
