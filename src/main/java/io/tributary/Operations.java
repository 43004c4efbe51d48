package io.tributary;

import io.tributary.click.ClickCounters;
import io.tributary.config.Config;
import io.tributary.inbound.DoorOutcome;
import io.tributary.journal.Journal;
import io.tributary.journal.JournalState;
import io.tributary.model.DropReason;
import io.tributary.ops.Alarms;
import io.tributary.ops.Counts;
import io.tributary.ops.DatabaseWatch;
import io.tributary.ops.Health;
import io.tributary.ops.JournalFigures;
import io.tributary.ops.Metrics;
import io.tributary.ops.Situation;
import io.tributary.ops.Surroundings;
import io.tributary.ops.Tally;
import io.tributary.ops.WorkerState;
import io.tributary.stripe.DoorLog;
import io.tributary.stripe.WebhookOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Who watches over the house: gathers what the rooms count and what the watches see, for metrics,
 * alarms and readiness.
 */
final class Operations {
  private final ClickCounters clicks = new ClickCounters();
  private final Tally<WebhookOutcome> webhooks = new Tally<>(WebhookOutcome.class);
  private final Tally<DoorOutcome> conversionDoors = new Tally<>(DoorOutcome.class);
  private final DoorLog door;
  private final List<Workers> crews = new CopyOnWriteArrayList<>();
  private final Baton baton = new Baton(name -> crews.forEach(crew -> crew.wake(name)));
  private final Config config;
  private final Gate gate;
  private final Journal journal;
  private final DatabaseWatch database;
  private final Surroundings surroundings;
  private final Alarms alarms;

  Operations(Config config, InstantSource clock, Foundations foundations, Journal journal) {
    this.config = config;
    this.gate = foundations.gate();
    this.journal = journal;
    this.database = new DatabaseWatch(foundations.database(), clock, System::nanoTime);
    this.surroundings = new Surroundings(config.data(), clock, System::nanoTime, this::flow);
    this.alarms = new Alarms(clock);
    this.door = new DoorLog(clock);
  }

  /** What became of every click. */
  ClickCounters clicks() {
    return clicks;
  }

  /** Takes what became of every webhook. */
  Consumer<WebhookOutcome> webhooks() {
    return webhooks.andThen(door).andThen(baton::heard);
  }

  /** Who hands payments on. */
  Baton baton() {
    return baton;
  }

  /** Takes what became of every message at the doors for conversions. */
  Consumer<DoorOutcome> conversionDoors() {
    return conversionDoors;
  }

  /** What the webhook's door has seen so far. */
  DoorLog.Page door() {
    return door.read();
  }

  /** Whether about as many messages wait to be read as may; when it isn't known, they don't. */
  boolean inboxIsFull() {
    return holds(config.inbox().mostUnread());
  }

  /** Whether half as many do: what doors bring may not take Stripe's room. */
  boolean doorsShareIsFull() {
    return holds(Math.max(1, config.inbox().mostUnread() / 2));
  }

  private boolean holds(long unread) {
    return database.state().queues().filter(queues -> queues.unread() >= unread).isPresent();
  }

  /** Watches over these workers as well, and gives them back. */
  Workers watched(Workers crew) {
    crews.add(crew);
    return crew;
  }

  /** Looks at all that needs no database, and raises or ends alarms. */
  int look() {
    surroundings.look();
    alarms.look(situation());
    return 0;
  }

  /** Looks at the database and what waits there; takes about a second when it is away. */
  int lookAtDatabase() {
    return database.runOnce();
  }

  Health.Readiness readiness() {
    return Health.readiness(situation());
  }

  List<Alarms.Raised> alarms() {
    return alarms.raised();
  }

  /** The page for Prometheus. */
  byte[] metrics() {
    Counts counts =
        new Counts(
            clicks.accepted(),
            clicks.dropped(),
            clicks.notKept(),
            webhooks.sums(),
            conversionDoors.sums());
    return Metrics.page(situation(), counts, alarms(), ProgramVersion.number());
  }

  private Situation situation() {
    return new Situation(
        gate.obstacle(),
        database.state(),
        figures(journal.state()),
        surroundings.loaderLag(),
        config.inbox().mostUnread(),
        workers(),
        surroundings.disk(),
        surroundings.clockJump(),
        surroundings.sinceLimited(),
        surroundings.sinceWrongMode());
  }

  private List<WorkerState> workers() {
    return crews.stream().flatMap(crew -> crew.states().stream()).toList();
  }

  private Surroundings.Flow flow() {
    JournalState state = journal.state();
    long limited = clicks.dropped().getOrDefault(DropReason.TOO_MANY_REQUESTS, 0L);
    long wrongMode = webhooks.sums().getOrDefault(WebhookOutcome.WRONG_MODE, 0L);
    return new Surroundings.Flow(state.keptBytes(), state.bytesNotLoaded(), limited, wrongMode);
  }

  private static boolean isFull(JournalState state) {
    return !state.isKeeping()
        && state
            .lastTrouble()
            .filter(trouble -> trouble.cause() == Journal.Cause.JOURNAL_FULL)
            .isPresent();
  }

  private static JournalFigures figures(JournalState state) {
    return new JournalFigures(
        state.bytesOnDisk(),
        state.bytesNotLoaded(),
        state.mostBytes(),
        state.queuedBytes(),
        isFull(state),
        state.isKeeping(),
        state.lastTrouble().map(JournalState.Trouble::reason),
        state.lastTrouble().map(JournalState.Trouble::ago).orElse(Duration.ZERO));
  }
}
