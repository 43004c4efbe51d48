package io.tributary.inbound;

import io.tributary.click.Loader;
import io.tributary.click.MessageRecord;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.AccountId;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.DoorSettings;
import io.tributary.model.DoorToken;
import io.tributary.model.FieldMapping;
import io.tributary.model.SiteId;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.InboxSearch;
import io.tributary.storage.InboxSearch.DoorMessage;
import io.tributary.storage.PageRequest;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.Doors;
import io.tributary.testing.Requests;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Doors for conversions on a fresh database, and what stands behind them. */
final class DoorHouse implements AutoCloseable {
  private static final String ADDRESS = "/hooks/in/{token}";
  final TestHouse house;
  final List<DoorOutcome> outcomes = new ArrayList<>();
  final DoorTranslator translator = new DoorTranslator(EventTranslator::translate);
  private final Path file;
  private final SplittableRandom random = new SplittableRandom(5);
  DoorDirectory directory;
  private final Routes routes;
  boolean isFull;

  DoorHouse(Path folder) {
    house = new TestHouse(folder);
    file = folder.resolve("doors.sealed");
    directory = directory(house.database.database());
    directory.refresh();
    routes = routes(house.database.database(), true);
  }

  DoorDirectory directory(Database database) {
    return new DoorDirectory(database, house.tables, house.database.vault(), file);
  }

  /** A door of AnyTrack's dialect, in the first account, whose token is its name. */
  Door door(String name) {
    return new Door(
        DoorId.mint(house.clock.instant(), random),
        name,
        Door.Kind.ANYTRACK,
        AccountId.DEFAULT,
        SiteId.DEFAULT,
        Door.AmountUnit.MAJOR,
        true,
        Door.Guard.TOKEN_ONLY,
        FieldMapping.NONE,
        house.clock.instant(),
        Optional.empty());
  }

  /** Adds a door; its token is its name. */
  Door add(Door door) {
    house
        .database
        .database()
        .useTransaction(
            transaction -> {
              house.tables.doors().insert(transaction, door);
              house.tables.doors().changeToken(transaction, door.id(), DoorToken.hash(door.name()));
              house.tables.doorMappings().insert(transaction, door, house.clock.instant());
            });
    directory.refresh();
    return door;
  }

  Response post(String token, String json) {
    Requests request =
        Requests.post("/hooks/in/" + token).header("Content-Type", "application/json");
    return answer(token, request.body(json.getBytes(StandardCharsets.UTF_8)));
  }

  Response answer(String token, Requests request) {
    return answer(routes, token, request);
  }

  /** As long as the database is away. */
  Response answerWithoutDatabase(String token, Requests request) {
    DatabaseAddress nowhere =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:1/none", Optional.empty(), Optional.empty());
    try (Database away = Database.open(nowhere, 1, Duration.ofMillis(250))) {
      return answer(routes(away, true), token, request);
    }
  }

  private static Response answer(Routes routes, String token, Requests request) {
    return Doors.answer(routes, ADDRESS, request.parameter("token", token).build());
  }

  Routes routes(Database database, boolean isReady) {
    return new DoorRoom(
            directory,
            translator,
            new DoorRoom.Inboxes(database, house.tables.inbox(), journal()),
            () -> isReady,
            () -> isFull,
            outcomes::add,
            house.clock)
        .routes();
  }

  DoorJournal journal() {
    return new DoorJournal(
        house.database.vault(),
        house.tables.inbox(),
        record -> house.journal.append(MessageRecord.write(record), Duration.ofSeconds(5)));
  }

  Loader loader() {
    return new Loader(house.journal, house.database.database(), house.tables, journal()::load);
  }

  PaymentIntake intake() {
    return new PaymentIntake(
        house.database.database(),
        house.tables,
        new MessageTranslator(directory, translator, EventTranslator::translate)::translate);
  }

  /** The door's messages, the last that came first. */
  List<DoorMessage> messages(Door door) {
    return house
        .database
        .database()
        .inTransaction(
            transaction ->
                house
                    .tables
                    .inboxSearch()
                    .ofDoor(
                        transaction,
                        InboxSearch.DoorFilter.all(door.messageType()),
                        PageRequest.first(500)));
  }

  /** The same door, whose sender repeats nothing. */
  static Door silent(Door door) {
    DoorSettings its = door.settings();
    return door.with(
        new DoorSettings(
            its.name(), its.account(), its.site(), its.unit(), false, its.guard(), its.mapping()));
  }

  static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    house.close();
  }
}
