package io.tributary.attribution;

import io.tributary.attribution.Attribution.Decision;
import io.tributary.model.Conversion;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.BookLocks;
import io.tributary.storage.EchoTable.Echo;
import io.tributary.storage.PaymentPeriod;
import io.tributary.storage.PaymentPeriod.Place;
import io.tributary.storage.StorageFailure;
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
 * One dry run of rules. Payments are tried in the order of their times, so that what a
 * subscription's first payment would be is known when its renewals are tried, which inherit it.
 */
final class RulesTrial {
  private static final int PAGE = 500;
  private final Transaction transaction;
  private final Tables tables;
  private final Attribution attribution;
  private final Rulebook rules;
  private final PreviewTally tally;
  private final Map<PaymentId, Conversion> starts = new HashMap<>();
  private final Set<Echo> changedStarts = new HashSet<>();

  /** A payment with its conversion as it is and as it would be. */
  private record Tried(Payment payment, Conversion before, Conversion after) {}

  RulesTrial(
      Transaction transaction,
      Tables tables,
      Attribution attribution,
      Rulebook rules,
      PreviewTally tally) {
    this.transaction = transaction;
    this.tables = tables;
    this.attribution = attribution;
    this.rules = rules;
    this.tally = tally;
  }

  void run(PaymentPeriod period) {
    List<Place> page = period.next(transaction, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      tryPage(page.stream().map(Place::payment).toList());
      tally.lookedAt(page.size());
      page = period.next(transaction, Optional.of(page.getLast()), PAGE);
    }
    tryHeirsBeyond(period);
  }

  /** First those that others may inherit from. */
  private void tryPage(List<PaymentId> ids) {
    List<Payment> firsts = new ArrayList<>();
    List<Payment> heirs = new ArrayList<>();
    for (Payment payment : tables.paymentSearch().findAll(transaction, ids).values()) {
      if (payment.order().isPresent()) {
        (Evidence.heir(payment).isEmpty() ? firsts : heirs).add(payment);
      }
    }
    tryAll(firsts);
    tryAll(heirs);
  }

  /** What inherits from a first payment that would change does, too, whenever it was. */
  private void tryHeirsBeyond(PaymentPeriod tried) {
    List<BookLocks.Part> subscriptions = changedStarts.stream().map(Echo::lock).toList();
    List<PaymentId> heirs =
        tables.paymentSearch().related(transaction, subscriptions).stream()
            .filter(payment -> Evidence.heir(payment).isPresent())
            .filter(payment -> !tried.contains(payment.occurredAt()))
            .map(Payment::id)
            .toList();
    for (int from = 0; from < heirs.size(); from += PAGE) {
      tryPage(heirs.subList(from, Math.min(heirs.size(), from + PAGE)));
    }
  }

  /** One payment that can't be decided must not hide the others. */
  private void tryAll(List<Payment> payments) {
    List<Tried> tried = new ArrayList<>();
    try {
      transaction.attempt(() -> tried.addAll(decide(payments)));
    } catch (RuntimeException failure) {
      if (StorageFailure.isPassing(failure)) {
        throw failure;
      }
      if (payments.size() > 1) {
        tryAll(payments.subList(0, payments.size() / 2));
        tryAll(payments.subList(payments.size() / 2, payments.size()));
      }
      return;
    }
    tried.forEach(this::note);
  }

  /** Those that have no conversion so far are passed over: nothing can change. */
  private List<Tried> decide(List<Payment> payments) {
    Evidence evidence = attribution.evidence(transaction, payments, rules).withStarts(starts);
    List<Tried> tried = new ArrayList<>();
    for (Decision decision : attribution.decide(transaction, payments, evidence, rules)) {
      Payment payment = decision.payment();
      Optional.ofNullable(evidence.conversions().get(payment.id()))
          .ifPresent(before -> tried.add(new Tried(payment, before, decision.conversion())));
    }
    return tried;
  }

  private void note(Tried tried) {
    tally.add(tried.payment(), tried.before(), tried.after());
    Optional<String> subscription = tried.payment().stripe().subscription();
    boolean isStart = subscription.isPresent() && tried.payment().stripe().session().isPresent();
    if (isStart && isInherited(tried.before(), tried.after())) {
      starts.put(tried.payment().id(), tried.after());
      changedStarts.add(new Echo(tried.payment().account(), subscription.get()));
    }
  }

  /** Whether renewals would inherit something else. */
  private static boolean isInherited(Conversion before, Conversion after) {
    return !before.match().equals(after.match()) || !before.site().equals(after.site());
  }
}
