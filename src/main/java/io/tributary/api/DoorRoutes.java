package io.tributary.api;

import io.tributary.http.Routes;
import io.tributary.model.ConversionFile;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The addresses of doors for conversions, and of events that programs tell. */
final class DoorRoutes {
  private static final int MOST_BYTES = 64 * 1024;
  private final Doors doors;
  private final DoorMessages messages;
  private final Events events;
  private final FileImport files;

  DoorRoutes(
      Database database, Tables tables, InstantSource clock, RandomGenerator random, Ports ports) {
    this.doors = new Doors(database, tables, clock, random, ports);
    this.messages = new DoorMessages(doors, tables, ports);
    this.events = new Events(database, tables, ports);
    this.files = new FileImport(ports.doors());
  }

  Routes routes() {
    String all = Api.BASE + "/doors";
    String one = all + "/{door}";
    return new Routes()
        .get(all, doors::list)
        .post(all, doors::create)
        .get(one, doors::show)
        .add("PATCH", one, MOST_BYTES, doors::change)
        .add("DELETE", one, MOST_BYTES, doors::close)
        .post(one + "/token", doors::rotate)
        .get(one + "/messages", messages::list)
        .post(one + "/messages/read-again", messages::readAgain)
        .post(one + "/dry-run", messages::tryOut)
        .add("POST", Api.BASE + "/events", Events.MOST_BYTES, events::create)
        .addLong(
            "POST", Api.BASE + "/conversions/import", ConversionFile.MOST_BYTES, files::create);
  }
}
