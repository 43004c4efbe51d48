package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.storage.Database;
import io.tributary.storage.ImportedStates;
import io.tributary.storage.InboxTable;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Makes messages of objects that were fetched: each state of an object that follows on another is
 * one message, ranked below Stripe's own.
 */
public final class ObjectImport {
  private final Database database;
  private final InboxTable inbox;
  private final InstantSource clock;

  public ObjectImport(Database database, InboxTable inbox, InstantSource clock) {
    this.database = database;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Stores objects that were just fetched, whatever the books know of them.
   *
   * @return how many are in another state than when they were last stored
   */
  public int store(AccountId account, List<JsonNode> objects) {
    List<Snapshot> snapshots = snapshots(account, true, objects, clock.instant());
    return database.inTransaction(transaction -> store(transaction, account, snapshots));
  }

  /** Like {@link #store(AccountId, List)}; the key tells live from test where an object doesn't. */
  public int store(KeyedAccount account, List<JsonNode> objects) {
    AccountId books = account.account();
    List<Snapshot> snapshots = snapshots(books, account.isLive(), objects, clock.instant());
    return database.inTransaction(transaction -> store(transaction, books, snapshots));
  }

  private int store(Transaction transaction, AccountId account, List<Snapshot> snapshots) {
    Map<String, List<String>> known = known(transaction, account, snapshots);
    List<Incoming> messages = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      List<String> states = known.getOrDefault(snapshot.id(), List.of());
      if (!isLast(snapshot, states)) {
        messages.add(snapshot.as(next(snapshot, states)));
      }
    }
    return inbox.insert(transaction, messages).size();
  }

  /**
   * Stores of these objects those that tell the books something new.
   *
   * @param fetchedAt before they were fetched
   * @return how many that were
   */
  int storeUntold(
      Transaction transaction,
      KeyedAccount account,
      List<JsonNode> objects,
      Instant fetchedAt,
      Novelty novelty) {
    List<Snapshot> snapshots = snapshots(account.account(), account.isLive(), objects, fetchedAt);
    Map<String, List<String>> known = known(transaction, account.account(), snapshots);
    List<Incoming> messages = new ArrayList<>();
    List<List<Fact>> facts = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      List<String> states = known.getOrDefault(snapshot.id(), List.of());
      String eventId = next(snapshot, states);
      Optional<List<Fact>> told = read(snapshot, eventId);
      if (told.isPresent() || !isLast(snapshot, states)) {
        messages.add(snapshot.as(eventId));
        facts.add(told.orElse(List.of()));
      }
    }
    List<Boolean> isNew = novelty.of(transaction, account.account(), facts);
    return inbox.insert(transaction, untold(messages, facts, isNew)).size();
  }

  /** What can't be read is stored, too: a later version may read it. */
  private static List<Incoming> untold(
      List<Incoming> messages, List<List<Fact>> facts, List<Boolean> isNew) {
    List<Incoming> untold = new ArrayList<>();
    for (int number = 0; number < messages.size(); number++) {
      if (isNew.get(number) || facts.get(number).isEmpty()) {
        untold.add(messages.get(number));
      }
    }
    return untold;
  }

  private static Optional<List<Fact>> read(Snapshot snapshot, String eventId) {
    try {
      return Optional.of(snapshot.facts(eventId));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static List<Snapshot> snapshots(
      AccountId account, boolean live, List<JsonNode> objects, Instant fetchedAt) {
    return objects.stream()
        .flatMap(object -> Snapshot.of(account, object, live, fetchedAt).stream())
        .toList();
  }

  private static Map<String, List<String>> known(
      Transaction transaction, AccountId account, List<Snapshot> snapshots) {
    return ImportedStates.find(
        transaction, account, snapshots.stream().map(Snapshot::id).distinct().toList());
  }

  /** Whether it is as it was when it was last stored. */
  private static boolean isLast(Snapshot snapshot, List<String> states) {
    if (states.isEmpty()) {
      return false;
    }
    String before = states.size() == 1 ? "" : states.get(states.size() - 2);
    return states.getLast().equals(snapshot.idAfter(before));
  }

  private static String next(Snapshot snapshot, List<String> states) {
    return snapshot.idAfter(states.isEmpty() ? "" : states.getLast());
  }
}
