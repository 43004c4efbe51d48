package io.tributary.click;

import static java.util.stream.Collectors.partitioningBy;

import io.tributary.journal.Journal;
import io.tributary.model.Accepted;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Event;
import io.tributary.model.Identity;
import io.tributary.model.VisitorId;
import io.tributary.storage.ClickTable.Arrival;
import io.tributary.storage.ClickTable.Owner;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a batch of journal records, and decides whose a click is that two visitors report. */
final class ClickBatch {
  // Two servers that insert the same rows in different orders wait for each other until one fails.
  private static final Comparator<Arrival> BY_ID =
      Comparator.comparing(arrival -> arrival.click().id().value());
  private final Tables tables;
  private final BiConsumer<Transaction, List<byte[]>> messages;

  ClickBatch(Tables tables, BiConsumer<Transaction, List<byte[]>> messages) {
    this.tables = tables;
    this.messages = messages;
  }

  void load(Transaction transaction, List<Journal.Entry> entries) {
    Items items = new Items(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<byte[]> letters = new ArrayList<>();
    for (Journal.Entry entry : entries) {
      if (entry instanceof Journal.Entry.Sound sound) {
        MessageRecord.read(sound.bytes())
            .ifPresentOrElse(
                letters::add, () -> AcceptedRecord.read(sound.bytes()).forEach(items::add));
      }
    }
    insert(transaction, items);
    messages.accept(transaction, letters);
  }

  private void insert(Transaction transaction, Items items) {
    Map<ClickId, Owner> owners =
        new HashMap<>(tables.clicks().lockOwners(transaction, items.mentioned()));
    Set<ClickId> stored = new HashSet<>(owners.keySet());
    for (List<Arrival> round : rounds(items.clicks(), owners)) {
      insert(transaction, round, stored);
      round.forEach(arrival -> stored.add(arrival.click().id()));
    }
    insert(transaction, items.events(), owners);
    tables
        .identities()
        .insert(
            transaction,
            items.identities().stream()
                .filter(each -> isBelieved(each, owners))
                .map(each -> withOwner(each, owners))
                .toList());
  }

  private void insert(Transaction transaction, List<Event> events, Map<ClickId, Owner> owners) {
    List<Event> owned =
        events.stream()
            .sorted(Comparator.comparing(event -> event.id().value()))
            .map(event -> withOwner(event, owners))
            .toList();
    tables.events().insert(transaction, owned);
  }

  /** What a batch holds, each kind in the order of the reports. */
  private record Items(List<Click> clicks, List<Event> events, List<Identity> identities) {
    void add(Accepted item) {
      switch (item) {
        case Click click -> clicks.add(click);
        case Event event -> events.add(event);
        case Identity identity -> identities.add(identity);
      }
    }

    Set<ClickId> mentioned() {
      Set<ClickId> ids = new HashSet<>();
      clicks.forEach(click -> ids.add(click.id()));
      events.forEach(event -> ids.add(event.click()));
      identities.forEach(identity -> ids.add(identity.click()));
      return ids;
    }
  }

  /**
   * Splits the arrivals so that no click stands twice in one statement; the order of reports is
   * kept.
   */
  private static List<List<Arrival>> rounds(List<Click> clicks, Map<ClickId, Owner> owners) {
    List<List<Arrival>> rounds = new ArrayList<>();
    Map<ClickId, Integer> nextRound = new HashMap<>();
    for (Click click : clicks) {
      Arrival arrival = owned(click, owners);
      int round = nextRound.merge(arrival.click().id(), 1, Integer::sum) - 1;
      while (rounds.size() <= round) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(arrival);
    }
    return rounds;
  }

  /**
   * A copied address: the first visitor who adopts a click keeps it, anyone else gets a click of
   * his own.
   */
  private static Arrival owned(Click click, Map<ClickId, Owner> owners) {
    Owner owner = owners.get(click.id());
    if (isAnothers(owner, click.visitor()) && adopts(click)) {
      Click own = click.withId(click.id().sharedWith(click.visitor()));
      return new Arrival(own, Optional.of(click.id()));
    }
    if (owner == null || !owner.adopted()) {
      owners.put(click.id(), new Owner(click.visitor(), adopts(click)));
    }
    return new Arrival(click, Optional.empty());
  }

  private static Event withOwner(Event event, Map<ClickId, Owner> owners) {
    return event
        .visitor()
        .filter(visitor -> isAnothers(owners.get(event.click()), visitor))
        .map(visitor -> event.withClick(event.click().sharedWith(visitor)))
        .orElse(event);
  }

  /** Of a visitor's click nobody else says who he is, but the owner of the site. */
  private static boolean isBelieved(Identity identity, Map<ClickId, Owner> owners) {
    Owner owner = owners.get(identity.click());
    boolean isHis = owner == null || !owner.adopted() || identity.visitor().isPresent();
    return identity.isByKey() || isHis;
  }

  private static Identity withOwner(Identity identity, Map<ClickId, Owner> owners) {
    return identity
        .visitor()
        .filter(visitor -> isAnothers(owners.get(identity.click()), visitor))
        .map(visitor -> identity.withClick(identity.click().sharedWith(visitor)))
        .orElse(identity);
  }

  private static boolean isAnothers(@Nullable Owner owner, VisitorId visitor) {
    return owner != null && owner.adopted() && !owner.visitor().equals(visitor);
  }

  /** A copied address makes a click that was not looked for, so it may be stored already. */
  private void insert(Transaction transaction, List<Arrival> arrivals, Set<ClickId> stored) {
    arrivals.sort(BY_ID);
    Map<Boolean, List<Arrival>> byNews =
        arrivals.stream()
            .collect(
                partitioningBy(
                    arrival ->
                        arrival.parent().isEmpty() && !stored.contains(arrival.click().id())));
    tables.clicks().insert(transaction, byNews.getOrDefault(true, List.of()));
    tables.clicks().insertOrFill(transaction, byNews.getOrDefault(false, List.of()));
    List<Click> adopting =
        arrivals.stream().map(Arrival::click).filter(ClickBatch::adopts).toList();
    Map<ClickId, Owner> owners =
        tables.clicks().lockOwners(transaction, adopting.stream().map(Click::id).toList());
    if (adopting.stream().anyMatch(click -> isAnothers(owners.get(click.id()), click.visitor()))) {
      // Two servers adopted one click at the same moment; the next try sees the other's.
      throw new IllegalStateException("a click was adopted by another server meanwhile");
    }
  }

  private static boolean adopts(Click click) {
    return click.origin() != Click.Origin.REDIRECT;
  }
}
