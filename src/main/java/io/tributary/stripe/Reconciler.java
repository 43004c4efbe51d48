package io.tributary.stripe;

import io.tributary.storage.Database;
import io.tributary.storage.ImportedStates;
import io.tributary.storage.Tables;
import io.tributary.storage.WalkTable.Name;
import io.tributary.storage.WalkTable.Walked;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker: fetches what Stripe has told or holds and no webhook has brought: the events since the
 * last good walk every hour and after downtime, the objects every night, the whole history at
 * first. Without an API key it has nothing to do.
 */
public final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final String LEASE = "reconciler";
  private static final Duration LEASE_LENGTH = Duration.ofMinutes(1);
  private static final Duration RENEWED_AFTER = Duration.ofSeconds(20);
  private static final List<WalkedList> LISTS =
      Stream.concat(EventBackfill.lists().stream(), ObjectSweep.lists().stream()).toList();
  private final Database database;
  private final Tables tables;
  private final InstantSource clock;
  private final Supplier<List<KeyedAccount>> keys;
  private final Walker walker;
  private final WalkSchedule schedule;
  private final UUID holder = UUID.randomUUID();
  private Instant leaseTaken = Instant.EPOCH;

  /** What came of a turn at one list. */
  private enum Turn {
    NOT_DUE,
    WAITS,
    WALKED
  }

  /**
   * Makes the worker.
   *
   * @param keys port: the accounts that have an API key
   * @param novelty port: what the books don't know yet
   * @param sweeps when the lists of objects are walked again
   */
  public Reconciler(
      Database database,
      Tables tables,
      StripeApis apis,
      InstantSource clock,
      Supplier<List<KeyedAccount>> keys,
      Novelty novelty,
      Turns sweeps) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
    this.keys = keys;
    this.schedule = new WalkSchedule(sweeps);
    this.walker = new Walker(database, tables, apis, clock, novelty);
  }

  /** The lists, in the order in which they are walked. */
  static List<WalkedList> lists() {
    return LISTS;
  }

  /**
   * Walks a slice of the first list that is due. One server of several does it at a time.
   *
   * @return 1 when it got on; 0 when there is nothing to do now
   */
  public int runOnce() {
    List<KeyedAccount> known = keys.get();
    if (known.isEmpty() || !holdsLease()) {
      return 0;
    }
    Map<Name, Walked> walks = walker.known();
    for (WalkedList list : LISTS) {
      Turn turn = turn(known, list, walks);
      if (turn != Turn.NOT_DUE) {
        return turn == Turn.WALKED ? 1 : 0;
      }
    }
    return 0;
  }

  /** Taken anew only now and then; a clock that was set back makes it so. */
  private boolean holdsLease() {
    Instant now = clock.instant();
    boolean isHeld = !now.isBefore(leaseTaken) && now.isBefore(leaseTaken.plus(RENEWED_AFTER));
    if (!isHeld && takesLease()) {
      leaseTaken = now;
      return true;
    }
    return isHeld;
  }

  private boolean takesLease() {
    return database.inTransaction(
        transaction -> tables.leases().take(transaction, LEASE, holder, LEASE_LENGTH));
  }

  private Turn turn(List<KeyedAccount> accounts, WalkedList list, Map<Name, Walked> walks) {
    for (KeyedAccount account : accounts) {
      Optional<Walked> known = Optional.ofNullable(walks.get(Walker.name(account, list)));
      Turn turn = turn(account, list, known);
      if (turn != Turn.NOT_DUE) {
        return turn;
      }
    }
    return Turn.NOT_DUE;
  }

  private Turn turn(KeyedAccount account, WalkedList list, Optional<Walked> known) {
    Instant now = clock.instant();
    if (!schedule.isDue(list, known, now)) {
      return Turn.NOT_DUE;
    }
    if (!list.isOfEvents() && !booksAreUpToDate()) {
      return Turn.WAITS;
    }
    Walked walked =
        known
            .filter(row -> row.open().isPresent())
            .orElseGet(() -> begin(account, list, known, now));
    Walked after = walker.step(account, list, walked);
    if (after.open().isEmpty()) {
      told(after);
    }
    return Turn.WALKED;
  }

  private Walked begin(KeyedAccount account, WalkedList list, Optional<Walked> known, Instant now) {
    Optional<Instant> since = list.since(known.flatMap(Walked::seenUntil), now);
    return walker.begin(account, list, known, since);
  }

  /** What is told already is known only when it was read. */
  private boolean booksAreUpToDate() {
    return database.inTransaction(ImportedStates::areRead);
  }

  private void told(Walked whole) {
    schedule.walked(whole.name());
    if (whole.run().stored() > 0) {
      LOG.info(
          "walked Stripe's list {} of account {}: {} fetched, {} new",
          whole.name().list(),
          whole.name().account(),
          whole.run().fetched(),
          whole.run().stored());
    }
  }
}
