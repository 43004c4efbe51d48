package io.tributary.attribution;

import io.tributary.model.Conversion;
import io.tributary.model.MatchMethod;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteRules;
import io.tributary.storage.BuyerSearch.Wish;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which earlier purchases of the same buyer lend their click to new ones that bring none, as far as
 * a site's rules let them.
 *
 * <p>Only a purchase that brought a click of its own lends it: a chain of borrowers would outlive
 * every window. And only what was paid before the checkout was opened is earlier, whatever came
 * first here. So a borrowed match follows from the stored payments, never from the order of their
 * arrival.
 */
final class Lending {
  private final Transaction transaction;
  private final Tables tables;
  private final List<Payment> payments;
  private final Function<Payment, SiteRules> rules;

  /** What is borrowed, and why it may be. */
  record Loan(MatchMethod method, Conversion lender) {}

  /**
   * Looks for lenders.
   *
   * @param payments those without a click of their own
   * @param rules what holds for a payment at the site it belongs to without a click
   */
  Lending(
      Transaction transaction,
      Tables tables,
      List<Payment> payments,
      Function<Payment, SiteRules> rules) {
    this.transaction = transaction;
    this.tables = tables;
    this.payments = payments.stream().filter(Lending::isNewPurchase).toList();
    this.rules = rules;
  }

  /** What follows in a subscription belongs to its first payment, and to nothing else. */
  private static boolean isNewPurchase(Payment payment) {
    return switch (payment.purpose()) {
      case ONE_OFF, SUBSCRIPTION, TRIAL -> true;
      case RENEWAL, SUBSCRIPTION_CHANGE, GOAL -> false;
    };
  }

  /** A customer is better known than an e-mail. */
  Map<PaymentId, Loan> loans() {
    Map<PaymentId, PaymentId> ofCustomer =
        tables.buyers().ofCustomer(transaction, wishes(SiteRules::customerWindow));
    Map<PaymentId, PaymentId> ofEmail =
        tables.buyers().ofEmail(transaction, wishes(SiteRules::emailWindow));
    Set<PaymentId> lenders = new HashSet<>(ofCustomer.values());
    lenders.addAll(ofEmail.values());
    Map<PaymentId, Conversion> conversions = tables.conversions().ofPayments(transaction, lenders);
    Map<PaymentId, Loan> loans = new HashMap<>(loans(ofEmail, MatchMethod.EMAIL, conversions));
    loans.putAll(loans(ofCustomer, MatchMethod.CUSTOMER, conversions));
    return loans;
  }

  private static Map<PaymentId, Loan> loans(
      Map<PaymentId, PaymentId> lenders,
      MatchMethod method,
      Map<PaymentId, Conversion> conversions) {
    Map<PaymentId, Loan> loans = new HashMap<>();
    lenders.forEach(
        (borrower, lender) ->
            Optional.ofNullable(conversions.get(lender))
                .ifPresent(found -> loans.put(borrower, new Loan(method, found))));
    return loans;
  }

  private List<Wish> wishes(Function<SiteRules, Optional<Duration>> window) {
    List<Wish> wishes = new ArrayList<>();
    for (Payment payment : payments) {
      Optional<Instant> opened = payment.order().map(Order::opened);
      Optional<Duration> before = window.apply(rules.apply(payment));
      if (opened.isPresent() && before.isPresent()) {
        wishes.add(new Wish(payment.id(), opened.get(), before.get()));
      }
    }
    return wishes;
  }
}
