package io.tributary;

import io.tributary.click.Loader;
import io.tributary.click.MessageRecord;
import io.tributary.config.Config;
import io.tributary.http.Routes;
import io.tributary.inbound.DoorDirectory;
import io.tributary.inbound.DoorJournal;
import io.tributary.inbound.DoorRoom;
import io.tributary.inbound.DoorTranslator;
import io.tributary.inbound.FileDoor;
import io.tributary.inbound.MessageTranslator;
import io.tributary.inbound.ProgramDoor;
import io.tributary.inbound.ReadingDesk;
import io.tributary.journal.Journal;
import io.tributary.model.DoorDesk;
import io.tributary.payment.Translator;
import io.tributary.storage.InboxTable;
import io.tributary.stripe.EventTranslator;
import java.time.Duration;
import java.time.InstantSource;

/** Wires the room {@code inbound}: who may come in, where messages are kept, what they mean. */
final class ConversionDoors {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Foundations foundations;
  private final DoorDirectory directory;
  private final DoorTranslator translator = new DoorTranslator(EventTranslator::translate);

  ConversionDoors(Foundations foundations, Config config) {
    this.foundations = foundations;
    this.directory =
        new DoorDirectory(
            foundations.database(),
            foundations.tables(),
            foundations.vault(),
            config.data().resolve("doors.sealed"));
  }

  /** Reads all doors again. */
  int refresh() {
    directory.refresh();
    return 0;
  }

  /** Every sender's language: Stripe's, and that of each door. */
  Translator languages() {
    return new MessageTranslator(directory, translator, EventTranslator::translate)::translate;
  }

  /** Copies the journal into the tables, also what these doors have left there. */
  Loader loader(Journal journal) {
    return new Loader(
        journal, foundations.database(), foundations.tables(), journal(journal)::load);
  }

  private DoorJournal journal(Journal journal) {
    return new DoorJournal(
        foundations.vault(),
        inbox(),
        letters -> journal.append(MessageRecord.write(letters), PATIENCE));
  }

  /** What pages and programs may do with doors. */
  DoorDesk desk(Operations operations, InstantSource clock) {
    ProgramDoor programs =
        new ProgramDoor(
            directory,
            translator,
            foundations.database(),
            foundations.tables(),
            clock,
            operations.conversionDoors());
    FileDoor files =
        new FileDoor(
            directory,
            foundations.database(),
            foundations.tables(),
            clock,
            operations.conversionDoors());
    return new ReadingDesk(directory, translator, programs, files);
  }

  /** The doors themselves, which need no database where the sender doesn't repeat. */
  Routes routes(Journal journal, Operations operations, InstantSource clock) {
    return new DoorRoom(
            directory,
            translator,
            new DoorRoom.Inboxes(foundations.database(), inbox(), journal(journal)),
            () -> foundations.gate().obstacle().isEmpty(),
            operations::doorsShareIsFull,
            operations.conversionDoors(),
            clock)
        .routes();
  }

  private InboxTable inbox() {
    return foundations.tables().inbox();
  }
}
