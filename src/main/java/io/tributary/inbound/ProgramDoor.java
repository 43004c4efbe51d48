package io.tributary.inbound;

import io.tributary.model.AccountId;
import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.DoorDesk.Outcome;
import io.tributary.model.DoorDesk.Taken;
import io.tributary.model.DoorId;
import io.tributary.model.DoorSettings;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.FieldMapping.Origin;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The door of the owner's own programs: {@code POST /api/v1/events}. One for each account, made
 * when it is first used; it has fixed names and no address of its own.
 */
public final class ProgramDoor {
  private static final FieldMapping NAMES =
      new FieldMapping(
          1,
          Map.ofEntries(
              named(Field.MESSAGE_ID, "id"),
              named(Field.EVENT, "event"),
              named(Field.CLICK_ID, "clickId"),
              named(Field.REF_ID, "refId"),
              named(Field.EMAIL, "email"),
              named(Field.PHONE, "phone"),
              named(Field.NAME, "name"),
              named(Field.COUNTRY, "country"),
              named(Field.VALUE, "minorUnits"),
              named(Field.CURRENCY, "currency"),
              named(Field.TRANSACTION_ID, "transactionId"),
              named(Field.STATUS, "status"),
              named(Field.TIME, "time"),
              named(Field.TAX, "taxMinorUnits"),
              named(Field.SHIPPING, "shippingMinorUnits"),
              named(Field.PRODUCT, "product"),
              named(Field.TEST, "test")),
          List.of());

  private final DoorDirectory directory;
  private final DoorTranslator translator;
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final Consumer<DoorOutcome> outcomes;

  /**
   * Keeps events in that database.
   *
   * @param outcomes port: counts what became of each event
   */
  public ProgramDoor(
      DoorDirectory directory,
      DoorTranslator translator,
      Database database,
      Tables tables,
      InstantSource clock,
      Consumer<DoorOutcome> outcomes) {
    this.directory = directory;
    this.translator = translator;
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  private static Map.Entry<Field, List<Origin>> named(Field field, String name) {
    return Map.entry(field, List.of(new Origin.Path(name)));
  }

  /** The names that an event may have. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>();
    NAMES.fields().values().forEach(origins -> origins.forEach(origin -> names.add(name(origin))));
    return names;
  }

  private static String name(Origin origin) {
    return switch (origin) {
      case Origin.Path(String path) -> path;
      case Origin.Constant(String text) -> text;
      case Origin.When when -> name(when.then());
    };
  }

  List<Taken> take(AccountId account, Optional<String> key, List<String> events) {
    Door door = door(account);
    Arrival arrival = Arrival.of(events, key, door, translator, clock.instant());
    Set<Incoming> fresh = new DoorInbox(database, tables.inbox()).store(arrival.messages());
    List<Taken> taken = new ArrayList<>();
    for (DoorAnswer.Item item : DoorAnswer.of(arrival, fresh).items()) {
      outcomes.accept(item.outcome());
      taken.add(new Taken(Outcome.valueOf(item.outcome().name()), item.reason()));
    }
    return taken;
  }

  private Door door(AccountId account) {
    DoorId id = DoorId.ofPrograms(account);
    return directory.find(id).orElseGet(() -> made(id, account));
  }

  private Door made(DoorId id, AccountId account) {
    Instant now = clock.instant();
    database.useTransaction(transaction -> make(transaction, id, account, now));
    directory.refresh();
    return directory.find(id).orElseThrow();
  }

  private void make(Transaction transaction, DoorId id, AccountId account, Instant now) {
    SiteId site =
        tables
            .accounts()
            .find(transaction, account)
            .flatMap(known -> known.site())
            .orElse(SiteId.DEFAULT);
    DoorSettings settings =
        new DoorSettings(
            "Server-side events",
            account,
            site,
            AmountUnit.MINOR,
            true,
            Door.Guard.TOKEN_ONLY,
            NAMES);
    Door door = Door.made(id, Door.Kind.GENERIC, settings, now);
    if (tables.doors().insert(transaction, door)) {
      tables.doorMappings().insert(transaction, door, now);
    }
  }
}
