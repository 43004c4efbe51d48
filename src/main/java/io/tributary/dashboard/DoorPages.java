package io.tributary.dashboard;

import io.tributary.http.Handler;
import io.tributary.http.Routes;
import io.tributary.model.ConversionFile;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;

/** The pages of doors for conversions. */
final class DoorPages {
  private final Ports ports;
  private final DoorsPage doors;
  private final DoorLogPage log;
  private final MappingPage mapping;
  private final DoorSettingsPage settings;
  private final FileImportPage files;

  DoorPages(Database database, Tables tables, Pages pages, Ports ports) {
    DoorFinder finder = new DoorFinder(database, tables, pages, ports);
    this.ports = ports;
    this.settings = new DoorSettingsPage(finder, tables, pages, ports);
    this.doors = new DoorsPage(database, tables, pages, ports, settings);
    this.files = new FileImportPage(database, tables, pages, ports);
    this.log = new DoorLogPage(finder, tables, pages, ports);
    this.mapping = new MappingPage(finder, tables, pages, ports);
  }

  Routes routes() {
    String one = "/doors/{door}";
    return new Routes()
        .get("/doors", owner(doors::show))
        .post("/doors", owner(doors::create))
        .get(FileImportPage.ADDRESS, owner(files::show))
        .addLong("POST", FileImportPage.ADDRESS, ConversionFile.MOST_BYTES, owner(files::take))
        .get(one, owner(log::show))
        .get(one + "/mapping", owner(mapping::show))
        .post(one + "/mapping", owner(mapping::submit))
        .post(one + "/read-again", owner(mapping::readAgain))
        .get(one + "/settings", owner(settings::show))
        .post(one + "/settings", owner(settings::save))
        .post(one + "/address", owner(settings::rotate))
        .post(one + "/close", owner(settings::close));
  }

  private Handler owner(OwnersPage page) {
    return ports.forTheOwner().apply(page);
  }
}
