package io.tributary.storage;

import io.tributary.model.PaymentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Table {@code buyer_echoes}: purchases with a click of their own that were attributed anew, or are
 * no more, so that later ones of the same buyer must be looked at again by somebody who sees that.
 */
public final class BuyerEchoTable {
  /**
   * Those who borrowed its click, and those of the same buyer who may from now on: none that was
   * paid much earlier, for its checkout was opened before.
   */
  private static final String BORROWERS =
      """
      SELECT payment_id AS id FROM conversions WHERE match_from = ANY(:lenders)
      UNION
      SELECT b.id FROM payments a JOIN payments b
        ON b.customer = a.customer AND b.account_id = a.account_id AND b.id <> a.id
      WHERE a.id = ANY(:lenders) AND b.purpose IN ('ONE_OFF', 'SUBSCRIPTION', 'TRIAL')
        AND b.occurred_at > a.occurred_at - interval '60 days'
      UNION
      SELECT b.id FROM payments a JOIN payments b
        ON b.email_index = a.email_index AND b.account_id = a.account_id AND b.id <> a.id
      WHERE a.id = ANY(:lenders) AND b.purpose IN ('ONE_OFF', 'SUBSCRIPTION', 'TRIAL')
        AND b.occurred_at > a.occurred_at - interval '60 days'
      """;

  private final PaymentTable payments;

  BuyerEchoTable(PaymentTable payments) {
    this.payments = payments;
  }

  /** Leaves a note; it is found after this transaction was committed, and not before. */
  public void add(Transaction transaction, Collection<PaymentId> lenders) {
    if (lenders.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        transaction.handle().prepareBatch("INSERT INTO buyer_echoes (payment_id) VALUES (:id)")) {
      lenders.forEach(lender -> batch.bind("id", lender.value()).add());
      batch.execute();
    }
  }

  /**
   * Takes notes, and makes those due who may borrow another click from now on. It waits for nobody:
   * where another worker holds one of them, the notes stay for the next call.
   *
   * @return how many notes were taken
   */
  public int wakeBorrowers(Transaction transaction, int most) {
    List<Note> notes = notes(transaction, most);
    if (notes.isEmpty()) {
      return 0;
    }
    UUID[] lenders = notes.stream().map(Note::paymentId).distinct().toArray(UUID[]::new);
    Set<UUID> borrowers = borrowers(transaction, lenders);
    Set<UUID> held = held(transaction, borrowers);
    payments.wake(transaction, withoutOwnClick(transaction, held));
    if (!held.containsAll(borrowers)) {
      return 0;
    }
    delete(transaction, notes);
    return notes.size();
  }

  private static List<Note> notes(Transaction transaction, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, payment_id FROM buyer_echoes
            ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
            """)
        .bind("most", most)
        .map(RecordMapper.of(Note.class))
        .list();
  }

  private static Set<UUID> borrowers(Transaction transaction, UUID[] lenders) {
    return transaction
        .handle()
        .createQuery(BORROWERS)
        .bindArray("lenders", UUID.class, (Object[]) lenders)
        .mapTo(UUID.class)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Those of the payments that nobody else works on, from now on ours. */
  private static Set<UUID> held(Transaction transaction, Set<UUID> payments) {
    return transaction
        .handle()
        .createQuery("SELECT id FROM payments WHERE id = ANY(:payments) FOR UPDATE SKIP LOCKED")
        .bindArray("payments", UUID.class, payments.toArray())
        .mapTo(UUID.class)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Looked at after they are held, when nobody can change it any more. */
  private static List<UUID> withoutOwnClick(Transaction transaction, Set<UUID> held) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id FROM payments WHERE id = ANY(:held) AND NOT EXISTS (SELECT FROM conversions
              WHERE payment_id = payments.id AND match_method IN ('CLICK_ID', 'METADATA'))
            """)
        .bindArray("held", UUID.class, held.toArray())
        .mapTo(UUID.class)
        .list();
  }

  private static void delete(Transaction transaction, List<Note> notes) {
    transaction
        .handle()
        .createUpdate("DELETE FROM buyer_echoes WHERE id = ANY(:notes)")
        .bindArray("notes", Long.class, notes.stream().map(Note::id).toArray())
        .execute();
  }

  /** One row, component for column. */
  record Note(long id, UUID paymentId) {}
}
