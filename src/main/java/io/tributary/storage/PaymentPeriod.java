package io.tributary.storage;

import io.tributary.model.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The payments of some time, oldest first; it only reads.
 *
 * @param since the first moment of it
 * @param until the first moment after it
 */
public record PaymentPeriod(Instant since, Instant until) {
  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
  private static final UUID FIRST_ID = new UUID(0, 0);

  /** A payment's place in time. */
  public record Place(Instant occurredAt, UUID id) {
    public PaymentId payment() {
      return new PaymentId(id);
    }
  }

  /** Without an end, when there is none. */
  public static PaymentPeriod of(Instant since, Optional<Instant> until) {
    return new PaymentPeriod(since, until.orElse(END_OF_TIME));
  }

  /** Whether a moment is in it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(since) && moment.isBefore(until);
  }

  /** How many payments it has. */
  public long count(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            "SELECT count(*) FROM payments WHERE occurred_at >= :since AND occurred_at < :until")
        .bindMethods(this)
        .mapTo(Long.class)
        .one();
  }

  /** The end of it that holds its newest payments, that many or fewer. */
  public PaymentPeriod newest(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT occurred_at FROM payments
            WHERE occurred_at >= :since AND occurred_at < :until
            ORDER BY occurred_at DESC, id DESC LIMIT 1 OFFSET :most
            """)
        .bindMethods(this)
        .bind("most", most)
        .mapTo(Instant.class)
        .findOne()
        .map(tooOld -> new PaymentPeriod(tooOld.plusNanos(1000), until))
        .orElse(this);
  }

  /** The first of its payments behind a place, or of all. */
  public List<Place> next(Transaction transaction, Optional<Place> behind, int most) {
    Place last = behind.orElse(new Place(since.minusNanos(1000), FIRST_ID));
    return transaction
        .handle()
        .createQuery(
            """
            SELECT occurred_at, id FROM payments
            WHERE (occurred_at, id) > (:lastAt, :lastId) AND occurred_at >= :since
              AND occurred_at < :until
            ORDER BY occurred_at, id LIMIT :most
            """)
        .bindMethods(this)
        .bind("lastAt", last.occurredAt())
        .bind("lastId", last.id())
        .bind("most", most)
        .map(RecordMapper.of(Place.class))
        .list();
  }
}
