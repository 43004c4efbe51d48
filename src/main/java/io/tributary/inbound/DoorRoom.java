package io.tributary.inbound;

import io.tributary.http.AddressLimit;
import io.tributary.http.AddressRate;
import io.tributary.http.Routes;
import io.tributary.storage.Database;
import io.tributary.storage.InboxTable;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The doors for conversions, put together. */
public final class DoorRoom {
  /** How often an address may be refused: a mistyped one is asked for some times, not for ever. */
  private static final AddressRate REFUSALS = new AddressRate(1, 30);

  private final InboundDoor door;

  /**
   * Builds them.
   *
   * @param isDatabaseReady port: whether the database has answered since the start, and is ours
   * @param isInboxFull port: whether more unread messages wait than doors may add to
   * @param outcomes port: counts what became of each message
   */
  public DoorRoom(
      DoorDirectory directory,
      DoorTranslator translator,
      Inboxes inboxes,
      BooleanSupplier isDatabaseReady,
      BooleanSupplier isInboxFull,
      Consumer<DoorOutcome> outcomes,
      InstantSource clock) {
    this.door =
        new InboundDoor(
            directory,
            new DoorGuard(directory, new AddressLimit(REFUSALS)),
            translator,
            new DoorInbox(inboxes.database(), inboxes.table()),
            inboxes.journal(),
            new InboundDoor.State(isDatabaseReady, isInboxFull, outcomes),
            clock);
  }

  /** Where messages are kept: in the table, or in the journal until that can be reached. */
  public record Inboxes(Database database, InboxTable table, DoorJournal journal) {}

  public Routes routes() {
    return new Routes().addAll(door.routes());
  }
}
