package io.tributary.attribution;

import io.tributary.attribution.Lending.Loan;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.EchoTable.Echo;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is needed to attribute a batch of payments, read at once.
 *
 * @param former the ids each payment had before it was joined
 * @param conversions what was said of any of these ids so far
 * @param clicks the clicks that the payments name and that were reported
 * @param starts what the first payment of each subscription was attributed to
 * @param loans which earlier purchases lend their click
 * @param recognised whose visitor is known by a name that a door told
 */
record Evidence(
    List<PaymentId> payments,
    Map<PaymentId, List<PaymentId>> former,
    Map<PaymentId, Conversion> conversions,
    Map<ClickId, Click> clicks,
    Map<Echo, Conversion> starts,
    Map<PaymentId, Loan> loans,
    Map<PaymentId, Recognition.Known> recognised) {

  static Evidence of(Transaction transaction, Tables tables, List<Payment> payments) {
    List<PaymentId> ids = payments.stream().map(Payment::id).toList();
    Map<PaymentId, List<PaymentId>> former = tables.formerPayments().ofAll(transaction, ids);
    List<PaymentId> every = every(ids, former);
    Map<ClickId, Click> clicks = new HashMap<>();
    Set<ClickId> named = new HashSet<>();
    payments.forEach(payment -> named.addAll(ClickMatcher.named(payment.order())));
    tables
        .clicks()
        .find(transaction, List.copyOf(named))
        .forEach(click -> clicks.put(click.id(), click));
    return new Evidence(
        ids,
        former,
        tables.conversions().ofPayments(transaction, every),
        clicks,
        tables.conversions().ofStarts(transaction, heirs(payments)),
        Map.of(),
        Recognition.of(transaction, tables, payments));
  }

  /** With earlier purchases that lend their click. */
  Evidence withLoans(Map<PaymentId, Loan> found) {
    return new Evidence(payments, former, conversions, clicks, starts, found, recognised);
  }

  /** With other conversions in the place of those that first payments have. */
  Evidence withStarts(Map<PaymentId, Conversion> others) {
    Map<Echo, Conversion> changed = new HashMap<>(starts);
    changed.replaceAll((_, start) -> others.getOrDefault(start.payment(), start));
    return new Evidence(payments, former, conversions, clicks, changed, loans, recognised);
  }

  /** Whether none of the clicks that the payment names is known. */
  boolean bringsNoClick(Payment payment) {
    return switch (ClickMatcher.match(payment.order(), clicks.keySet())) {
      case Match.Matched _ -> false;
      case Match.Unmatched _ -> true;
    };
  }

  /** The subscriptions whose payments have no session of their own to name a click. */
  private static Set<Echo> heirs(List<Payment> payments) {
    Set<Echo> heirs = new HashSet<>();
    payments.forEach(payment -> heir(payment).ifPresent(heirs::add));
    return heirs;
  }

  /** The subscription whose first payment says where this one belongs. */
  static Optional<Echo> heir(Payment payment) {
    return payment
        .stripe()
        .subscription()
        .filter(_ -> payment.stripe().session().isEmpty())
        .map(subscription -> new Echo(payment.account(), subscription));
  }

  /** What the first payment of a renewal's subscription was attributed to. */
  Optional<Conversion> startOf(Payment payment) {
    return heir(payment).flatMap(heir -> Optional.ofNullable(starts.get(heir)));
  }

  /** The earlier purchase that lends its click to a payment. */
  Optional<Loan> loanOf(Payment payment) {
    return Optional.ofNullable(loans.get(payment.id()));
  }

  /** The click of the visitor who has given the name that a door told. */
  Optional<Recognition.Known> recognitionOf(Payment payment) {
    return Optional.ofNullable(recognised.get(payment.id()));
  }

  /** What was said of a payment before, under its own id first, then under its former ones. */
  List<Conversion> held(PaymentId payment) {
    return idsOf(payment).stream()
        .flatMap(id -> Optional.ofNullable(conversions.get(id)).stream())
        .toList();
  }

  /** A payment's id and its former ones. */
  List<PaymentId> idsOf(PaymentId payment) {
    return every(List.of(payment), former);
  }

  List<PaymentId> formerIds() {
    return former.values().stream().flatMap(List::stream).toList();
  }

  List<PaymentId> everyId() {
    return every(payments, former);
  }

  private static List<PaymentId> every(
      List<PaymentId> ids, Map<PaymentId, List<PaymentId>> former) {
    List<PaymentId> every = new ArrayList<>(ids);
    ids.forEach(id -> every.addAll(former.getOrDefault(id, List.of())));
    return every;
  }
}
