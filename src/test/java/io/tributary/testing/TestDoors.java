package io.tributary.testing;

import io.tributary.inbound.DoorDirectory;
import io.tributary.inbound.DoorTranslator;
import io.tributary.inbound.FileDoor;
import io.tributary.inbound.MessageTranslator;
import io.tributary.inbound.ProgramDoor;
import io.tributary.inbound.ReadingDesk;
import io.tributary.inbound.Submission;
import io.tributary.inbound.SubmissionReader;
import io.tributary.model.Door;
import io.tributary.model.DoorDesk;
import io.tributary.model.DoorId;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.Tables;
import io.tributary.stripe.EventTranslator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The doors for conversions of a test's house, as pages and programs see them. */
public final class TestDoors {
  private static final DoorTranslator TRANSLATOR = new DoorTranslator(EventTranslator::translate);

  private TestDoors() {}

  /** All doors, which know of changes when they are told. */
  public static DoorDesk desk(TestDatabase test, InstantSource clock) {
    DoorDirectory directory = directory(test);
    Tables tables = Tables.with(test.vault());
    return new ReadingDesk(
        directory,
        TRANSLATOR,
        new ProgramDoor(directory, TRANSLATOR, test.database(), tables, clock, _ -> {}),
        new FileDoor(directory, test.database(), tables, clock, _ -> {}));
  }

  /** A worker that reads every language. */
  public static PaymentIntake intake(TestDatabase test) {
    return new PaymentIntake(
        test.database(),
        Tables.with(test.vault()),
        new MessageTranslator(directory(test), TRANSLATOR, EventTranslator::translate)::translate);
  }

  /** Keeps a message as its door would; only its body tells it from others. */
  public static void keep(TestDatabase test, String door, String body) {
    Tables tables = Tables.with(test.vault());
    test.database()
        .useTransaction(
            transaction -> {
              Door known =
                  tables.doors().lock(transaction, DoorId.parse(door).orElseThrow()).orElseThrow();
              int version = known.mapping().version();
              Submission submission =
                  new Submission("POST", Optional.empty(), Optional.empty(), body);
              tables
                  .inbox()
                  .insert(
                      transaction,
                      List.of(
                          new Incoming(
                              known.account(),
                              "door:" + known.id() + ":" + body.hashCode(),
                              known.messageType(),
                              known.createdAt(),
                              false,
                              SubmissionReader.write(submission, version),
                              Optional.of(version))));
            });
  }

  private static DoorDirectory directory(TestDatabase test) {
    try {
      return new DoorDirectory(
          test.database(),
          Tables.with(test.vault()),
          test.vault(),
          Files.createTempFile("doors", ".sealed"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
