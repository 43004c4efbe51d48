package io.tributary.inbound;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.journal.Journal;
import io.tributary.model.Door;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Door {@code /hooks/in/{token}}: guard, inbox, answer. A sender that repeats nothing is answered
 * from the journal while the database is away.
 */
final class InboundDoor {
  private static final Logger LOG = LoggerFactory.getLogger(InboundDoor.class);
  private static final int MOST_BODY_BYTES = 256 * 1024;
  private static final String ADDRESS = "/hooks/in/{token}";
  private final DoorDirectory directory;
  private final DoorGuard guard;
  private final DoorTranslator translator;
  private final DoorInbox inbox;
  private final DoorJournal journal;
  private final State state;
  private final InstantSource clock;
  private final DoorRate rate = new DoorRate();

  /**
   * How the house is.
   *
   * @param isDatabaseReady port: whether the database has answered since the start, and is ours
   * @param isInboxFull port: whether more unread messages wait than doors may add to
   * @param outcomes port: counts what became of each message
   */
  record State(
      BooleanSupplier isDatabaseReady,
      BooleanSupplier isInboxFull,
      Consumer<DoorOutcome> outcomes) {}

  InboundDoor(
      DoorDirectory directory,
      DoorGuard guard,
      DoorTranslator translator,
      DoorInbox inbox,
      DoorJournal journal,
      State state,
      InstantSource clock) {
    this.directory = directory;
    this.guard = guard;
    this.translator = translator;
    this.inbox = inbox;
    this.journal = journal;
    this.state = state;
    this.clock = clock;
  }

  Routes routes() {
    return new Routes()
        .get(ADDRESS, this::receive)
        .add("POST", ADDRESS, MOST_BODY_BYTES, this::receive);
  }

  /** A look at the headers, as programs take that show links, tells of no conversion. */
  private Response receive(Request request) {
    Response answer =
        request.method().equals("HEAD")
            ? DoorAnswer.refused(405, "Send GET or POST.")
            : answer(request);
    return answer.with("Cache-Control", "no-store");
  }

  private Response answer(Request request) {
    if (!directory.isRead()) {
      count(DoorOutcome.NOT_STORED, Optional.empty());
      return DoorAnswer.repeat("The server is starting and has not read its doors yet.");
    }
    Instant now = clock.instant();
    return switch (guard.judge(request, now)) {
      case DoorGuard.Verdict.Open open -> read(request, open.door(), now);
      case DoorGuard.Verdict.Shut shut -> {
        count(shut.outcome(), shut.door());
        yield DoorAnswer.refused(shut.status(), shut.reason());
      }
      case DoorGuard.Verdict.Wait(Duration length) -> {
        state.outcomes().accept(DoorOutcome.TOO_MANY_TRIES);
        yield DoorAnswer.wait(length);
      }
    };
  }

  private Response read(Request request, Door door, Instant now) {
    Optional<Duration> pause = rate.pause(door.id(), now);
    if (pause.isPresent()) {
      count(DoorOutcome.TOO_MANY_MESSAGES, Optional.of(door));
      return DoorAnswer.tooMany(pause.get());
    }
    Arrival arrival;
    try {
      arrival = Arrival.of(request, door, translator, now);
      rate.charge(door.id(), arrival.messages().size(), now);
    } catch (BadRequest refused) {
      rate.charge(door.id(), 1, now);
      count(DoorOutcome.REFUSED, Optional.of(door));
      return DoorAnswer.refused(refused.status(), refused.getMessage());
    }
    return keep(door, arrival);
  }

  private Response keep(Door door, Arrival arrival) {
    if (state.isInboxFull().getAsBoolean()) {
      count(DoorOutcome.INBOX_FULL, Optional.of(door));
      return DoorAnswer.repeat("Too many messages wait to be read.");
    }
    if (!state.isDatabaseReady().getAsBoolean()) {
      return withoutDatabase(door, arrival, "The server waits for its database.");
    }
    try {
      return stored(door, arrival, inbox.store(arrival.messages()));
    } catch (RuntimeException failure) {
      if (!StorageFailure.isPassing(failure)) {
        throw failure;
      }
      LOG.warn("door {} could not store a message: {}", door.id(), failure.toString());
      return withoutDatabase(door, arrival, "The message could not be stored right now.");
    }
  }

  private Response stored(Door door, Arrival arrival, Set<Incoming> fresh) {
    DoorAnswer answer = DoorAnswer.of(arrival, fresh);
    answer.outcomes().forEach(outcome -> count(outcome, Optional.of(door)));
    return answer.response(door.senderRepeats());
  }

  private Response withoutDatabase(Door door, Arrival arrival, String reason) {
    if (door.senderRepeats()) {
      count(DoorOutcome.NOT_STORED, Optional.of(door));
      return DoorAnswer.repeat(reason);
    }
    return switch (journal.keep(arrival.messages())) {
      case Journal.Appended.Kept() -> {
        arrival.messages().forEach(_ -> count(DoorOutcome.JOURNALLED, Optional.of(door)));
        yield DoorAnswer.journalled();
      }
      case Journal.Appended.NotKept notKept -> {
        LOG.warn("door {} could not journal a message: {}", door.id(), notKept.reason());
        count(DoorOutcome.NOT_STORED, Optional.of(door));
        yield DoorAnswer.repeat(reason);
      }
    };
  }

  /** One line for every outcome; whose message it was is in the inbox, not in the log. */
  private void count(DoorOutcome outcome, Optional<Door> door) {
    state.outcomes().accept(outcome);
    LOG.info("door {} {}", door.map(its -> its.id().toString()).orElse("unknown"), outcome);
  }
}
