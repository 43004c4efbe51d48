package io.tributary.storage;

import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds payments to look at or to compare; {@link PaymentTable} writes them. */
public final class PaymentSearch {
  /** Two looks at two indexes; as one with OR it would read the whole table. */
  private static final String RELATED =
      """
      SELECT p.id FROM unnest(:accounts, :names) AS r (account, name)
      JOIN payments p ON 'subscription ' || p.subscription = r.name AND p.account_id = r.account
      WHERE p.subscription IS NOT NULL
      UNION ALL
      SELECT p.id FROM unnest(:accounts, :names) AS r (account, name)
      JOIN payments p ON 'customer ' || p.customer = r.name AND p.account_id = r.account
      WHERE p.customer IS NOT NULL AND ((p.session IS NULL AND p.invoice IS NULL)
        OR (p.invoice IS NOT NULL AND p.payment_intent IS NULL AND p.charge IS NULL))
      """;

  private final PaymentDetails details;
  private final EntryTable entries;
  private final FeeTable fees;

  PaymentSearch(Vault vault, EntryTable entries, FeeTable fees) {
    this.details = new PaymentDetails(vault);
    this.entries = entries;
    this.fees = fees;
  }

  public Optional<Payment> find(Transaction transaction, PaymentId id) {
    return Optional.ofNullable(findAll(transaction, List.of(id)).get(id));
  }

  /** Those of the payments that exist. */
  public Map<PaymentId, Payment> findAll(Transaction transaction, Collection<PaymentId> ids) {
    return shown(transaction, rows(transaction, ids)).stream()
        .collect(Collectors.toMap(Payment::id, payment -> payment));
  }

  /** Those of the payments that exist, without their orders and entries. */
  public List<Payment> bare(Transaction transaction, Collection<PaymentId> ids) {
    return rows(transaction, ids).stream()
        .map(row -> PaymentDetails.bare(row, PaymentLines.NONE))
        .toList();
  }

  /** Those of the payments that not only doors have told of; as bare. */
  List<Payment> ofStripe(Transaction transaction, Collection<PaymentId> ids) {
    return rows(transaction, ids, " AND NOT is_of_door").stream()
        .map(row -> PaymentDetails.bare(row, PaymentLines.NONE))
        .toList();
  }

  /** One page of payments, newest first. */
  public List<Payment> list(Transaction transaction, PaymentFilter filter, PageRequest page) {
    List<PaymentRow> rows =
        filter
            .bind(transaction.handle().createQuery(PaymentRow.COLUMNS + filter.where()))
            .bindMethods(page)
            .map(RecordMapper.of(PaymentRow.class))
            .list();
    return shown(transaction, rows);
  }

  /**
   * Payments whose places depend on each other, without their orders and entries: all of these
   * subscriptions, and those of these customers that may be the two halves of one.
   */
  public List<Payment> related(Transaction transaction, Collection<BookLocks.Part> relations) {
    if (relations.isEmpty()) {
      return List.of();
    }
    return transaction
        .handle()
        .createQuery(PaymentRow.COLUMNS + "WHERE id IN (" + RELATED + ")")
        .bindArray(
            "accounts", String.class, relations.stream().map(r -> r.account().value()).toArray())
        .bindArray("names", String.class, relations.stream().map(BookLocks.Part::name).toArray())
        .map(RecordMapper.of(PaymentRow.class))
        .map(row -> PaymentDetails.bare(row, PaymentLines.NONE))
        .list();
  }

  private static List<PaymentRow> rows(Transaction transaction, Collection<PaymentId> ids) {
    return rows(transaction, ids, "");
  }

  private static List<PaymentRow> rows(
      Transaction transaction, Collection<PaymentId> ids, String which) {
    return transaction
        .handle()
        .createQuery(PaymentRow.COLUMNS + "WHERE id = ANY(:ids)" + which)
        .bindArray("ids", UUID.class, ids.stream().map(PaymentId::value).toArray())
        .map(RecordMapper.of(PaymentRow.class))
        .list();
  }

  private List<Payment> shown(Transaction transaction, List<PaymentRow> rows) {
    PaymentLines lines = PaymentLines.of(transaction, rows, entries, fees);
    return rows.stream().map(row -> details.show(row, lines)).toList();
  }
}
