package io.tributary.dashboard;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.function.BiFunction;

/** Finds the door that an address names, for every page of it. */
record DoorFinder(Database database, Tables tables, Pages pages, Ports ports) {
  /** Answers about the door, in one transaction. */
  Response about(
      Request request, Secret csrfToken, BiFunction<Transaction, Door, Response> answer) {
    return database.inTransaction(
        transaction ->
            DoorId.parse(request.parameter("door"))
                .flatMap(id -> tables.doors().lock(transaction, id))
                .map(door -> answer.apply(transaction, door))
                .orElseGet(
                    () ->
                        pages.missing(
                            pages.frame("Not found", Frame.Tab.DOORS, csrfToken),
                            "There is no such door.")));
  }

  /** The same for a change, after which the doors look again. */
  Response change(
      Request request, Secret csrfToken, BiFunction<Transaction, Door, Response> change) {
    Response answer =
        about(
            request,
            csrfToken,
            (transaction, door) ->
                door.isBuiltIn()
                    ? pages.missing(
                        pages.frame(door.name(), Frame.Tab.DOORS, csrfToken),
                        "The door of your own programs, or files, has fixed names, and nothing to set.")
                    : change.apply(transaction, door));
    ports.doors().changed();
    return answer;
  }

  /** Saves a changed door; where its messages mean something else now, with a new version. */
  void save(Transaction transaction, Door before, Door after) {
    tables.doors().update(transaction, after);
    if (after.mapping().version() != before.mapping().version()) {
      tables.doorMappings().insert(transaction, after, ports.clock().instant());
    }
  }
}
