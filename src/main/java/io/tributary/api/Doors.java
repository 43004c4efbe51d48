package io.tributary.api;

import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.DoorSettings;
import io.tributary.model.DoorToken;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** The resource {@code doors}: the ways in for conversions beside Stripe's own webhook. */
final class Doors {
  private static final int MOST_DOORS = 500;
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Ports ports;

  Doors(
      Database database, Tables tables, InstantSource clock, RandomGenerator random, Ports ports) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.random = random;
    this.ports = ports;
  }

  Response list(Request request) {
    Parameters.none(request);
    List<Door> doors = database.inTransaction(tables.doors()::all);
    return Json.ok(new Page<>(doors.stream().map(this::view).toList(), Optional.empty()));
  }

  Response show(Request request) {
    Parameters.none(request);
    return about(request, (_, door) -> Json.ok(view(door)));
  }

  Response create(Request request) {
    Parameters.none(request);
    DoorFields fields = DoorFields.ofNew(request.body());
    Instant now = clock.instant();
    Secret token = DoorToken.mint(random);
    return told(
        database.inTransaction(
            transaction -> {
              Optional<DoorSettings> wanted = fields.settings(transaction, tables);
              return wanted.isEmpty()
                  ? fields.refusal()
                  : made(transaction, fields.kind(), wanted.get(), now, token);
            }));
  }

  private Response made(
      Transaction transaction, Door.Kind kind, DoorSettings wanted, Instant now, Secret token) {
    if (tables.doors().all(transaction).size() >= MOST_DOORS) {
      return Problem.of(409, "There are " + MOST_DOORS + " doors, and may not be more.");
    }
    Door door = Door.made(DoorId.mint(now, random), kind, wanted, now);
    tables.doors().insert(transaction, door);
    tables.doors().changeToken(transaction, door.id(), DoorToken.hash(token.reveal()));
    tables.doorMappings().insert(transaction, door, now);
    return Json.created(view(door).at(address(token)));
  }

  Response change(Request request) {
    Parameters.none(request);
    return told(about(request, (transaction, door) -> change(transaction, door, request)));
  }

  private Response change(Transaction transaction, Door door, Request request) {
    DoorFields fields = DoorFields.ofChange(request.body(), door);
    Optional<DoorSettings> wanted = fields.settings(transaction, tables);
    if (door.isBuiltIn()) {
      return Problem.of(409, "The door of your own programs, or files, has fixed settings.");
    }
    if (wanted.isEmpty()) {
      return fields.refusal();
    }
    Door changed = door.with(wanted.get());
    tables.doors().update(transaction, changed);
    if (changed.mapping().version() != door.mapping().version()) {
      tables.doorMappings().insert(transaction, changed, clock.instant());
    }
    return Json.ok(view(changed));
  }

  Response rotate(Request request) {
    Parameters.none(request);
    Secret token = DoorToken.mint(random);
    return told(
        about(
            request,
            (transaction, door) -> {
              if (door.isBuiltIn()) {
                return Problem.of(409, "This door has no address: programs use their API key.");
              }
              tables.doors().changeToken(transaction, door.id(), DoorToken.hash(token.reveal()));
              return Json.ok(view(door).at(address(token)));
            }));
  }

  Response close(Request request) {
    Parameters.none(request);
    return told(
        about(
            request,
            (transaction, door) -> {
              if (door.isBuiltIn()) {
                return Problem.of(409, "The door of your own programs, or files, stays open.");
              }
              Instant now = clock.instant();
              if (door.isOpen(now)) {
                tables.doors().update(transaction, door.closing(now));
              }
              return Response.empty(204);
            }));
  }

  /** Answers about the door of the address, in one transaction. */
  Response about(Request request, BiFunction<Transaction, Door, Response> answer) {
    return database.inTransaction(
        transaction ->
            DoorId.parse(request.parameter("door"))
                .flatMap(id -> tables.doors().lock(transaction, id))
                .map(door -> answer.apply(transaction, door))
                .orElseGet(() -> Problem.noSuch("door", "/api/v1/doors")));
  }

  private Response told(Response answer) {
    if (answer.status() < 300) {
      ports.doors().changed();
    }
    return answer;
  }

  private DoorView view(Door door) {
    return DoorView.of(door, clock.instant());
  }

  private String address(Secret token) {
    return ports.publicUrl().get() + "/hooks/in/" + token.reveal();
  }
}
