package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.model.Account;
import io.tributary.model.ConversionFile.Goal;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.DoorSettings;
import io.tributary.model.FieldMapping;
import io.tributary.model.SiteId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Finds the door through which the lines of a file come, and makes an account's own. */
final class FileGoal {
  private final DoorDirectory directory;
  private final Database database;
  private final Tables tables;

  FileGoal(DoorDirectory directory, Database database, Tables tables) {
    this.directory = directory;
    this.database = database;
    this.tables = tables;
  }

  /**
   * The door, which need not be there yet.
   *
   * @throws BadRequest when there can be none
   */
  Door door(Goal goal, Instant now) {
    return database.inTransaction(
        transaction ->
            switch (goal) {
              case Goal.OfAccount own -> own(transaction, own, now);
              case Goal.OfDoor(DoorId id) -> chosen(transaction, id, now);
            });
  }

  static Optional<Currency> currency(Goal goal) {
    return switch (goal) {
      case Goal.OfAccount own -> own.currency();
      case Goal.OfDoor _ -> Optional.empty();
    };
  }

  private Door chosen(Transaction transaction, DoorId id, Instant now) {
    Door door =
        tables
            .doors()
            .lock(transaction, id)
            .filter(known -> !known.isBuiltIn())
            .orElseThrow(
                () -> new BadRequest("There is no such door; GET /api/v1/doors lists them."));
    if (!door.isOpen(now)) {
      throw new BadRequest("This door is closed; choose another.");
    }
    return switch (door.kind()) {
      case STRIPE_RELAY ->
          throw new BadRequest(
              "This door understands Stripe’s messages only; choose another for a file.");
      case ANYTRACK, GENERIC -> door;
    };
  }

  private Door own(Transaction transaction, Goal.OfAccount goal, Instant now) {
    Account account =
        tables
            .accounts()
            .find(transaction, goal.account())
            .orElseThrow(() -> new BadRequest("There is no such account; choose another."));
    SiteId site = goal.site().or(account::site).orElse(SiteId.DEFAULT);
    if (tables.sites().find(transaction, site).isEmpty()) {
      throw new BadRequest("There is no such site; choose another.");
    }
    DoorSettings settings =
        new DoorSettings(
            "Imported files",
            goal.account(),
            site,
            goal.unit(),
            true,
            Door.Guard.TOKEN_ONLY,
            FieldMapping.NONE);
    return Door.made(DoorId.ofFiles(goal.account()), Door.Kind.ANYTRACK, settings, now);
  }

  /** The door as it is stored, with the version of its meaning that lines are kept with. */
  Door kept(Door door, Instant now) {
    if (!door.isBuiltIn()) {
      return door;
    }
    Door kept = database.inTransaction(transaction -> kept(transaction, door, now));
    directory.refresh();
    return kept;
  }

  private Door kept(Transaction transaction, Door door, Instant now) {
    if (tables.doors().insert(transaction, door)) {
      tables.doorMappings().insert(transaction, door, now);
      return door;
    }
    Door before = tables.doors().lock(transaction, door.id()).orElseThrow();
    Door after = before.with(door.settings());
    if (after.mapping().version() != before.mapping().version()) {
      tables.doorMappings().insert(transaction, after, now);
    }
    return after;
  }
}
