package io.tributary.stripe;

import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import io.tributary.storage.WalkTable.Name;
import io.tributary.storage.WalkTable.Run;
import io.tributary.storage.WalkTable.Stretch;
import io.tributary.storage.WalkTable.Walked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks Stripe's lists, a slice at a time: what a slice holds is stored together with how far the
 * walk has come, so that it goes on from there after a crash. Only a whole walk moves the mark from
 * which the next one starts.
 */
final class Walker {
  private static final Logger LOG = LoggerFactory.getLogger(Walker.class);
  private static final int SLICE = 1000;
  private final Database database;
  private final Tables tables;
  private final StripeApis apis;
  private final InstantSource clock;
  private final ObjectImport objects;
  private final Novelty novelty;
  private final Map<Name, Left> open = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /** A walk as this server left it; another server may have gone on, or begun anew. */
  private record Left(OpenWalk walk, Instant startedAt, long fetched) {
    boolean isAt(Walked walked) {
      return startedAt.equals(walked.run().startedAt()) && fetched == walked.run().fetched();
    }
  }

  Walker(Database database, Tables tables, StripeApis apis, InstantSource clock, Novelty novelty) {
    this.database = database;
    this.tables = tables;
    this.apis = apis;
    this.clock = clock;
    this.objects = new ObjectImport(database, tables.inbox(), clock);
    this.novelty = novelty;
  }

  static Name name(KeyedAccount account, WalkedList list) {
    return new Name(account.account(), account.mark(), list.name());
  }

  /** What is known of every list that was ever walked. */
  Map<Name, Walked> known() {
    return database.inTransaction(transaction -> tables.walks().all(transaction)).stream()
        .collect(Collectors.toMap(Walked::name, walked -> walked));
  }

  /** What is known of a list; empty before its first walk. */
  Optional<Walked> known(KeyedAccount account, WalkedList list) {
    return database.inTransaction(
        transaction -> tables.walks().find(transaction, name(account, list)));
  }

  /**
   * A walk that begins now.
   *
   * @param since how far back it shall go; empty for all there is
   */
  Walked begin(
      KeyedAccount account, WalkedList list, Optional<Walked> last, Optional<Instant> since) {
    open.remove(name(account, list));
    return WalkProgress.begun(name(account, list), last, since, clock.instant());
  }

  /**
   * Walks on by a slice.
   *
   * @param walked a walk that is open
   * @return how far it has come: whole when it is open no more; or why it didn't get on
   */
  Walked step(KeyedAccount account, WalkedList list, Walked walked) {
    try {
      return walkOn(account, list, walked);
    } catch (StripeFailure failure) {
      return failed(walked, String.valueOf(failure.getMessage()));
    }
  }

  private Walked walkOn(KeyedAccount account, WalkedList list, Walked walked) {
    OpenWalk walk = resumed(account, list, walked);
    OpenWalk.Slice slice = next(walk);
    told.removeIf(words -> words.startsWith(walked.name().account() + ": "));
    Walked after =
        database.inTransaction(
            transaction -> {
              int stored = store(transaction, account, list, slice);
              Walked further = WalkProgress.after(list, walked, slice, stored, clock.instant());
              tables.walks().save(transaction, further);
              return further;
            });
    if (after.open().isPresent()) {
      Run run = after.run();
      open.put(walked.name(), new Left(walk, run.startedAt(), run.fetched()));
    }
    return after;
  }

  private OpenWalk resumed(KeyedAccount account, WalkedList list, Walked walked) {
    return Optional.ofNullable(open.remove(walked.name()))
        .filter(left -> left.isAt(walked))
        .map(Left::walk)
        .orElseGet(() -> open(account, list, walked.open().orElseThrow()));
  }

  /** An account of an older API version lacks the lists that came later: nothing is in them. */
  private static OpenWalk.Slice next(OpenWalk walk) {
    try {
      return walk.next(SLICE);
    } catch (StripeFailure failure) {
      if (failure.kind() == StripeFailure.Kind.NOT_FOUND && !walk.hasBegun()) {
        return OpenWalk.Slice.NOTHING;
      }
      throw failure;
    }
  }

  private OpenWalk open(KeyedAccount account, WalkedList list, Stretch stretch) {
    Map<String, String> query = list.between(stretch.since(), stretch.reached());
    return new OpenWalk(apis.of(account).list(list.path(), query), clock);
  }

  private int store(
      Transaction transaction, KeyedAccount account, WalkedList list, OpenWalk.Slice slice) {
    Instant fetchedAt = slice.fetchedAt();
    return list.isOfEvents()
        ? tables
            .inbox()
            .insert(transaction, EventBackfill.messages(account, slice.items(), fetchedAt))
            .size()
        : objects.storeUntold(transaction, account, slice.items(), fetchedAt, novelty);
  }

  /** Told once, not of every list and at every try. */
  private Walked failed(Walked walked, String words) {
    boolean isNews = !walked.run().failure().equals(Optional.of(words));
    if (isNews && told.add(walked.name().account() + ": " + words)) {
      LOG.warn(
          "Stripe's list {} of account {} can't be read, and is tried again: {}",
          walked.name().list(),
          walked.name().account(),
          words);
    }
    Walked after = WalkProgress.failed(walked, words, clock.instant());
    database.useTransaction(transaction -> tables.walks().save(transaction, after));
    return after;
  }
}
