package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Entry;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.AliasTable.Owned;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Our side of a comparison with Stripe's books, a page at a time, without what only doors have
 * told; it only reads.
 */
public final class BooksSide {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final String MOVEMENTS =
      """
      SELECT payment_id, kind, reference, amount, currency, occurred_at, event_id, account_id, test
      FROM entries
      WHERE account_id = :account AND test = :test AND kind <> 'PAYMENT'
        AND NOT EXISTS (SELECT FROM payments WHERE payments.id = payment_id AND is_of_door)
        AND occurred_at >= :from AND occurred_at < :to
        AND (occurred_at, payment_id, kind, reference) > (:at, :payment, :kind, :reference)
      ORDER BY occurred_at, payment_id, kind, reference LIMIT :most
      """;

  private final AliasTable aliases;
  private final PaymentSearch payments;
  private final EntryTable entries;

  /**
   * A payment with its lines.
   *
   * @param payment without its order, and without its lines
   */
  public record Held(Payment payment, List<Entry> lines) {
    public Held {
      lines = List.copyOf(lines);
    }
  }

  /** One line of the books, and whose it is. */
  public record Line(PaymentId payment, Entry entry) {}

  BooksSide(AliasTable aliases, PaymentSearch payments, EntryTable entries) {
    this.aliases = aliases;
    this.payments = payments;
    this.entries = entries;
  }

  /**
   * The payments that those names stand for; a name of none isn't among them, and none of what only
   * doors have told.
   */
  public Map<Alias, Held> named(
      Transaction transaction, AccountId account, Collection<Alias> names) {
    Set<Owned> wanted =
        names.stream().map(name -> new Owned(account, name)).collect(Collectors.toSet());
    Map<Owned, PaymentId> found = aliases.find(transaction, wanted);
    Set<PaymentId> ids = new HashSet<>(found.values());
    Map<PaymentId, List<Entry>> lines = entries.ofPayments(transaction, ids);
    Map<PaymentId, Payment> known =
        payments.ofStripe(transaction, ids).stream()
            .collect(Collectors.toMap(Payment::id, payment -> payment));
    Map<Alias, Held> held = new HashMap<>();
    found.forEach(
        (name, id) ->
            Optional.ofNullable(known.get(id))
                .map(payment -> new Held(payment, lines.getOrDefault(id, List.of())))
                .ifPresent(payment -> held.put(name.alias(), payment)));
    return held;
  }

  /** Which of these payments names which objects; without our own names. */
  public Map<PaymentId, Set<Alias>> names(
      Transaction transaction, Collection<PaymentId> ofPayments) {
    Map<PaymentId, Set<Alias>> names = new HashMap<>();
    aliases
        .ofPayments(transaction, ofPayments)
        .forEach(
            (payment, owned) ->
                names.put(payment, owned.stream().map(Owned::alias).collect(Collectors.toSet())));
    return names;
  }

  /**
   * Payments of a window by our own time, newest first, without their orders and lines.
   *
   * @param behind the last of the page before
   */
  public List<Payment> between(
      Transaction transaction,
      StripeBooks books,
      TimeWindow window,
      Optional<Payment> behind,
      int most) {
    return transaction
        .handle()
        .createQuery(
            PaymentRow.COLUMNS
                + """
                WHERE account_id = :account AND test = :test AND NOT is_of_door
                  AND occurred_at >= :from
                  AND (occurred_at, id) < (:beforeTime, :beforeId)
                ORDER BY occurred_at DESC, id DESC LIMIT :most
                """)
        .bind("account", books.account().value())
        .bind("test", books.test())
        .bind("from", window.from())
        .bind("beforeTime", behind.map(Payment::occurredAt).orElse(window.to()))
        .bind("beforeId", behind.map(payment -> payment.id().value()).orElse(FIRST_ID))
        .bind("most", most)
        .map(RecordMapper.of(PaymentRow.class))
        .map(row -> PaymentDetails.bare(row, PaymentLines.NONE))
        .list();
  }

  /**
   * Refunds and disputes of a window by our own time, oldest first.
   *
   * @param behind the last of the page before
   */
  public List<Line> movements(
      Transaction transaction,
      StripeBooks books,
      TimeWindow window,
      Optional<Line> behind,
      int most) {
    return transaction
        .handle()
        .createQuery(MOVEMENTS)
        .bind("account", books.account().value())
        .bind("test", books.test())
        .bind("from", window.from())
        .bind("to", window.to())
        .bind("at", behind.map(line -> line.entry().at()).orElse(window.from()))
        .bind("payment", behind.map(line -> line.payment().value()).orElse(FIRST_ID))
        .bind("kind", behind.map(line -> line.entry().kind().name()).orElse(""))
        .bind("reference", behind.map(line -> line.entry().reference()).orElse(""))
        .bind("most", most)
        .map(RecordMapper.of(EntryTable.Row.class))
        .map(row -> new Line(new PaymentId(row.paymentId()), row.part()))
        .list();
  }
}
