package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.DoorDesk;
import io.tributary.storage.Database;
import io.tributary.storage.InboxFilter;
import io.tributary.storage.InboxTable;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.PageRequest;
import io.tributary.storage.Tables;
import java.util.List;
import java.util.UUID;

/** The resource {@code inbox}: every message about money, with the people in it masked. */
final class Inbox {
  static final List<String> FILTERS = List.of("type", "state", "test");
  private final Database database;
  private final Tables tables;
  private final DoorDesk doors;

  Inbox(Database database, Tables tables, DoorDesk doors) {
    this.database = database;
    this.tables = tables;
    this.doors = doors;
  }

  Response list(Request request) {
    Parameters parameters = Parameters.ofList(request, FILTERS);
    PageRequest wanted = parameters.page();
    InboxFilter filter =
        new InboxFilter(
            parameters.text("type"),
            parameters.oneOf("state", InboxTable.State.values(), Json::word),
            parameters.flag("test"));
    List<Message> rows =
        database.inTransaction(
            transaction -> tables.inboxSearch().list(transaction, filter, wanted));
    Page<Message> page = Page.cut(rows, parameters.limit(), Inbox::cursor);
    return Json.ok(page.with(page.items().stream().map(this::view).toList()));
  }

  private MessageView view(Message message) {
    byte[] body = message.content().body();
    return message.content().mapping().isPresent()
        ? MessageView.of(message, Json.read(doors.show(body, false)))
        : MessageView.of(message, Json.read(body).map(Mask::tree));
  }

  private static String cursor(Message message) {
    return PageRequest.cursor(message.receivedAt(), new UUID(0, message.id().value()));
  }
}
