package io.tributary.storage;

import io.tributary.model.SiteRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Table {@code rule_changes}: times whose payments must be attributed again, for new rules. */
public final class RuleChangeTable {
  /**
   * How long before a payment its checkout may have been opened, generously. Those who may lend
   * their click are attributed again, too, so that none slips through while the rules change.
   */
  private static final Duration LONGEST_CHECKOUT = Duration.ofDays(60);

  private final PaymentTable payments;

  RuleChangeTable(PaymentTable payments) {
    this.payments = payments;
  }

  void add(Transaction transaction, SiteRules rules, Optional<Instant> until) {
    transaction
        .handle()
        .createUpdate("INSERT INTO rule_changes (next_at, until) VALUES (:since, :until)")
        .bind("since", since(rules))
        .bind("until", until)
        .execute();
  }

  private static Instant since(SiteRules rules) {
    return Stream.of(rules.customerWindow(), rules.emailWindow())
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .map(window -> rules.from().minus(window).minus(LONGEST_CHECKOUT))
        .orElse(rules.from());
  }

  /** Whether nothing is left to do. */
  public boolean isEmpty(Transaction transaction) {
    return transaction
        .handle()
        .createQuery("SELECT NOT EXISTS (SELECT FROM rule_changes)")
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Makes the next payments of the oldest change due. It waits for nobody: a payment that another
   * worker holds is taken up by the next call, and those behind it once more.
   *
   * @return how much was done; 0 when nothing is left to do, or somebody else does it
   */
  public int wakeSome(Transaction transaction, int most) {
    Optional<Change> change = oldest(transaction);
    if (change.isEmpty()) {
      return 0;
    }
    List<Place> next = next(transaction, change.get(), most + 1);
    List<Place> batch = next.subList(0, Math.min(most, next.size()));
    Set<UUID> held = new HashSet<>(hold(transaction, batch));
    payments.wake(transaction, held);
    Optional<Place> left = next.stream().filter(place -> !held.contains(place.id())).findFirst();
    if (left.isEmpty()) {
      delete(transaction, change.get());
      return held.size() + 1;
    }
    moveTo(transaction, change.get(), left.get());
    return held.size();
  }

  private static Optional<Change> oldest(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, next_at, next_id, until FROM rule_changes
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .map(RecordMapper.of(Change.class))
        .findOne();
  }

  private static List<Place> next(Transaction transaction, Change change, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT occurred_at, id FROM payments
            WHERE (occurred_at, id) >= (:nextAt, :nextId)
              AND occurred_at < COALESCE(CAST(:until AS timestamptz), 'infinity')
            ORDER BY occurred_at, id LIMIT :most
            """)
        .bind("nextAt", change.nextAt())
        .bind("nextId", change.nextId())
        .bind("until", change.until())
        .bind("most", most)
        .map(RecordMapper.of(Place.class))
        .list();
  }

  private static List<UUID> hold(Transaction transaction, List<Place> places) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM payments WHERE id = ANY(:ids) FOR UPDATE SKIP LOCKED")
        .bindArray("ids", UUID.class, places.stream().map(Place::id).toArray())
        .mapTo(UUID.class)
        .list();
  }

  private static void moveTo(Transaction transaction, Change change, Place place) {
    transaction
        .handle()
        .createUpdate("UPDATE rule_changes SET next_at = :at, next_id = :next WHERE id = :id")
        .bind("at", place.occurredAt())
        .bind("next", place.id())
        .bind("id", change.id())
        .execute();
  }

  private static void delete(Transaction transaction, Change change) {
    transaction
        .handle()
        .createUpdate("DELETE FROM rule_changes WHERE id = :id")
        .bind("id", change.id())
        .execute();
  }

  /** One row, component for column. */
  record Change(long id, Instant nextAt, UUID nextId, Optional<Instant> until) {}

  /** A payment's place in time. */
  record Place(Instant occurredAt, UUID id) {}
}
