package io.tributary.storage;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Refunds and disputes of payments that nobody has told of: their facts wait, and there is no entry
 * of them; it only reads.
 */
public final class MissingPayments {
  private static final String WAITING =
      """
      SELECT waiting.payment_id, told.account_id FROM (
        SELECT payment_id, min(told_at) AS since FROM facts
        WHERE kind IN ('Refunded', 'DisputeWithdrawn') AND payment_id IS NOT NULL
          AND NOT EXISTS (SELECT FROM payments WHERE payments.id = facts.payment_id)
        GROUP BY payment_id HAVING min(told_at) <= :until
      ) AS waiting
      CROSS JOIN LATERAL (
        SELECT facts.account_id, inbox.test FROM facts JOIN inbox ON inbox.id = message_id
        WHERE facts.payment_id = waiting.payment_id LIMIT 1
      ) AS told
      WHERE told.test = :test
        AND (CAST(:account AS text) IS NULL OR told.account_id = CAST(:account AS text))
      ORDER BY since, waiting.payment_id LIMIT :limit
      """;

  /** Of so many payments at most. */
  public static final int MOST = 100;

  /** A payment may be told of later than what is taken from it, but not by so much. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final FactTable facts;

  public MissingPayments(FactTable facts) {
    this.facts = facts;
  }

  /** What is taken from a payment. */
  public enum Kind {
    REFUND,
    DISPUTE
  }

  /**
   * One refund or dispute.
   *
   * @param id Stripe's id of it
   * @param names all that is known of its payment
   * @param since when Stripe first told of it
   */
  public record Waiting(
      Kind kind, String id, Money amount, AccountId account, List<Alias> names, Instant since) {
    public Waiting {
      names = List.copyOf(names);
    }
  }

  /**
   * Those that have waited for a day by now, oldest first.
   *
   * @param test whether test data is asked for, instead of live
   * @param account only those of that account
   */
  public List<Waiting> find(
      Transaction transaction, Instant now, boolean test, Optional<String> account) {
    List<Row> rows =
        transaction
            .handle()
            .createQuery(WAITING)
            .bind("until", now.minus(PATIENCE))
            .bind("test", test)
            .bind("account", account)
            .bind("limit", MOST)
            .map(RecordMapper.of(Row.class))
            .list();
    List<PaymentId> ids = rows.stream().map(row -> new PaymentId(row.paymentId())).toList();
    Map<PaymentId, List<Fact>> told = facts.ofPayments(transaction, ids);
    List<Waiting> waiting = new ArrayList<>();
    for (Row row : rows) {
      List<Fact> ofOne = told.getOrDefault(new PaymentId(row.paymentId()), List.of());
      waiting.addAll(waiting(new AccountId(row.accountId()), ofOne));
    }
    return waiting;
  }

  private static Collection<Waiting> waiting(AccountId account, List<Fact> told) {
    List<Alias> names =
        told.stream().flatMap(fact -> fact.names().stream()).distinct().sorted().toList();
    Map<String, Waiting> waiting = new LinkedHashMap<>();
    told.stream()
        .sorted(Comparator.comparing(fact -> fact.told().at()))
        .forEach(
            fact -> of(account, fact, names).ifPresent(one -> waiting.putIfAbsent(one.id(), one)));
    return waiting.values();
  }

  private static Optional<Waiting> of(AccountId account, Fact fact, List<Alias> names) {
    Instant since = fact.told().at();
    if (fact instanceof Fact.Refunded made) {
      return Optional.of(
          new Waiting(Kind.REFUND, made.refund(), made.amount(), account, names, since));
    }
    if (fact instanceof Fact.DisputeWithdrawn out) {
      return Optional.of(
          new Waiting(Kind.DISPUTE, out.dispute(), out.amount(), account, names, since));
    }
    return Optional.empty();
  }

  /** One row, component for column. */
  record Row(UUID paymentId, String accountId) {}
}
