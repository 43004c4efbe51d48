package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.Payment;
import io.tributary.model.StripeIds;
import io.tributary.storage.BookLocks;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The customer and the subscription of a payment: relations to others, never its names. */
final class Relations {
  private Relations() {}

  static Set<BookLocks.Part> of(Payment payment) {
    return of(payment.account(), payment.stripe());
  }

  static Set<BookLocks.Part> of(AccountId account, Fact fact) {
    return fact instanceof Fact.OfOrder told ? of(account, told.order().ids()) : Set.of();
  }

  static Optional<BookLocks.Part> customer(AccountId account, StripeIds ids) {
    return ids.customer().map(id -> new BookLocks.Part(account, "customer " + id));
  }

  static Optional<BookLocks.Part> subscription(AccountId account, StripeIds ids) {
    return ids.subscription().map(id -> new BookLocks.Part(account, "subscription " + id));
  }

  private static Set<BookLocks.Part> of(AccountId account, StripeIds ids) {
    Set<BookLocks.Part> relations = new HashSet<>();
    customer(account, ids).ifPresent(relations::add);
    subscription(account, ids).ifPresent(relations::add);
    return relations;
  }
}
