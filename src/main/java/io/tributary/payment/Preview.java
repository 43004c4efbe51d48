package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.storage.AliasTable.Owned;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks what facts would change in the books, without entering them. */
public final class Preview {
  private final Tables tables;

  public Preview(Tables tables) {
    this.tables = tables;
  }

  /** What the database knows of the names in question. */
  private record Context(Map<Owned, PaymentId> owners, Map<PaymentId, List<Fact>> facts) {
    List<Fact> factsOf(Owned name) {
      return Optional.ofNullable(owners.get(name)).map(facts::get).orElse(List.of());
    }
  }

  /**
   * Of each group of facts, whether the books would then say something else.
   *
   * @param groups facts of one object each
   */
  public List<Boolean> changes(
      Transaction transaction, AccountId account, List<List<Fact>> groups) {
    Set<Owned> names = new HashSet<>();
    groups.forEach(facts -> names.addAll(names(account, facts)));
    if (names.isEmpty()) {
      return groups.stream().map(_ -> false).toList();
    }
    Map<Owned, PaymentId> owners = tables.aliases().find(transaction, names);
    Context context =
        new Context(owners, tables.facts().ofPayments(transaction, Set.copyOf(owners.values())));
    return groups.stream().map(facts -> changes(account, facts, context)).toList();
  }

  private static boolean changes(AccountId account, List<Fact> facts, Context context) {
    Set<Owned> names = names(account, facts);
    if (facts.stream().noneMatch(Preview::matters) && !replacesOther(facts, names, context)) {
      return false;
    }
    if (!context.owners().keySet().containsAll(names)) {
      return true;
    }
    Set<PaymentId> payments = new HashSet<>();
    names.forEach(name -> Optional.ofNullable(context.owners().get(name)).ifPresent(payments::add));
    return payments.size() > 1
        || changes(
            account, context.facts().getOrDefault(payments.iterator().next(), List.of()), facts);
  }

  private static boolean changes(AccountId account, List<Fact> known, List<Fact> told) {
    List<Fact> together = new ArrayList<>(known);
    together.addAll(told);
    Optional<Payment> before = Books.fold(account, known);
    Optional<Payment> after = Books.fold(account, together);
    return !before.map(Preview::substance).equals(after.map(Preview::substance));
  }

  /** All that a payment says, but for who says it. */
  private static List<Object> substance(Payment payment) {
    return Stream.concat(
            Stream.of(
                payment.id(),
                payment.purpose(),
                payment.status(),
                payment.amount(),
                payment.occurredAt(),
                payment.test(),
                payment.stripe(),
                payment.order(),
                payment.fees()),
            payment.entries().stream().map(Preview::substance))
        .toList();
  }

  private static Object substance(Entry entry) {
    return List.of(entry.kind(), entry.reference(), entry.amount());
  }

  /** Whether the books know another state of the object, which this one ends. */
  private static boolean replacesOther(List<Fact> facts, Set<Owned> names, Context context) {
    Set<String> objects = new HashSet<>();
    facts.forEach(fact -> fact.told().importedObject().ifPresent(objects::add));
    return names.stream()
        .flatMap(name -> context.factsOf(name).stream())
        .anyMatch(fact -> fact.told().importedObject().filter(objects::contains).isPresent());
  }

  /** What only says that something happened changes no books. */
  private static boolean matters(Fact fact) {
    return switch (fact) {
      case Fact.OfOrder _, Fact.OfMovement _, Fact.Linked _ -> true;
      case Fact.Observed _, Fact.Ignored _ -> false;
    };
  }

  private static Set<Owned> names(AccountId account, List<Fact> facts) {
    Set<Owned> names = new HashSet<>();
    for (Fact fact : facts) {
      fact.names().forEach(name -> names.add(new Owned(account, name)));
    }
    return names;
  }
}
