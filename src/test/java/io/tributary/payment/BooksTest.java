package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.Telling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A payment is a function of the set of its facts, and its books add up. */
class BooksTest {
  private static final AccountId ACCOUNT = AccountId.DEFAULT;

  @Property(tries = 500)
  void orderAndRepetition_changeNothing(
      @ForAll("histories") List<Fact> facts, @ForAll Random random) {
    List<Fact> shuffled = new ArrayList<>(facts);
    for (Fact fact : facts) {
      if (random.nextBoolean()) {
        shuffled.add(fact);
      }
    }
    Collections.shuffle(shuffled, random);
    assertThat(Books.fold(ACCOUNT, shuffled)).isEqualTo(Books.fold(ACCOUNT, facts));
  }

  @Property(tries = 500)
  void theNetIsTheSumOfTheEntries(@ForAll("histories") List<Fact> facts) {
    Books.fold(ACCOUNT, facts).ifPresent(BooksTest::assertAddsUp);
  }

  @Property(tries = 500)
  void theIdFollowsFromTheHighestName(@ForAll("histories") List<Fact> facts) {
    Optional<Alias> highest =
        facts.stream().flatMap(fact -> fact.names().stream()).min(Alias::compareTo);
    Books.fold(ACCOUNT, facts)
        .ifPresent(
            payment ->
                assertThat(payment.id()).isEqualTo(PaymentId.of(ACCOUNT, highest.orElseThrow())));
  }

  @Property(tries = 500)
  void moneyIsThereExactlyWhenAFactSaysPaid(@ForAll("histories") List<Fact> facts) {
    long most =
        facts.stream()
            .filter(Fact.Paid.class::isInstance)
            .mapToLong(fact -> ((Fact.Paid) fact).amount().minorUnits())
            .max()
            .orElse(0);
    long gross = Books.fold(ACCOUNT, facts).map(paid -> paid.gross().minorUnits()).orElse(0L);
    assertThat(gross).isBetween(0L, most);
  }

  @Test
  void paidBeatsFailed_failedBeatsPending_ofEqualsTheEarliest() {
    Order checkout = Facts.session("cs", "", "");
    Fact pending = new Fact.PaymentPending(Facts.told(1, 0), Facts.dollars(5), checkout);
    Fact failed = new Fact.PaymentFailed(Facts.told(2, 1), Facts.dollars(5), checkout);
    Fact paid = Facts.paid(Facts.told(3, 2), 5, checkout);
    Fact again = Facts.paid(Facts.told(4, 3), 5, checkout);
    assertThat(folded(pending).status()).isEqualTo(Payment.Status.PENDING);
    assertThat(folded(pending, failed).status()).isEqualTo(Payment.Status.FAILED);
    assertThat(folded(again, pending, failed, paid).status()).isEqualTo(Payment.Status.PAID);
    assertThat(folded(again, paid).occurredAt()).isEqualTo(paid.told().at());
    assertThat(folded(again, paid).gross()).isEqualTo(Facts.dollars(5));
  }

  @Test
  void whatTellsOfNoMoney_isNoPayment() {
    Alias session = Alias.session("cs");
    Fact observed = new Fact.Observed(Facts.told(1, 0), List.of(session), "CheckoutExpired");
    assertThat(Books.fold(ACCOUNT, List.of(observed))).isEmpty();
    Fact linked = Facts.linked(Facts.told(2, 0), session, Alias.charge("ch"));
    assertThat(Books.fold(ACCOUNT, List.of(observed, linked))).isEmpty();
  }

  @Test
  void aLinkedName_completesTheIds() {
    Fact paid = Facts.paid(Facts.told(1, 0), 5, Facts.session("cs", "", ""));
    Fact linked = Facts.linked(Facts.told(2, 0), Alias.session("cs"), Alias.paymentIntent("pi"));
    assertThat(folded(linked, paid).stripe().paymentIntent()).contains("pi");
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    return Arbitraries.integers().between(0, 8).flatMap(BooksTest::history);
  }

  /** Facts with event ids of their own, few minutes, and few names. */
  private static Arbitrary<List<Fact>> history(int length) {
    List<Arbitrary<Fact>> facts = new ArrayList<>();
    for (int number = 1; number <= length; number++) {
      int own = number;
      facts.add(
          Combinators.combine(
                  Arbitraries.integers().between(0, 5),
                  Arbitraries.integers().between(0, 3),
                  Arbitraries.integers().between(0, 2),
                  Arbitraries.longs().between(0, 3))
              .as(
                  (kind, minute, name, amount) ->
                      fact(kind, Facts.told(own, minute), name, amount)));
    }
    return Combinators.combine(facts).as(list -> list);
  }

  private static Fact fact(int kind, Telling told, int name, long amount) {
    Order checkout = Facts.session("cs_" + name, name == 1 ? "in_1" : "", "pi_" + name);
    return switch (kind) {
      case 0 -> Facts.paid(told, amount, checkout);
      case 1 -> new Fact.PaymentPending(told, Facts.dollars(amount), checkout);
      case 2 -> new Fact.PaymentFailed(told, Facts.dollars(amount), checkout);
      case 3 -> new Fact.TrialStarted(told, Facts.dollars(0), checkout);
      case 4 -> Facts.linked(told, Alias.session("cs_" + name), Alias.charge("ch_" + name));
      default -> new Fact.Observed(told, checkout.names(), "CheckoutExpired");
    };
  }

  private static void assertAddsUp(Payment payment) {
    long sum = payment.entries().stream().mapToLong(entry -> entry.amount().minorUnits()).sum();
    assertThat(payment.net().minorUnits()).isEqualTo(sum);
    assertThat(payment.net())
        .isEqualTo(payment.gross().minus(payment.refunded()).minus(payment.disputed()));
    assertThat(payment.refunded().minorUnits()).isNotNegative();
    assertThat(payment.disputed().minorUnits()).isNotNegative();
  }

  private static Payment folded(Fact... facts) {
    return Books.fold(ACCOUNT, List.of(facts)).orElseThrow();
  }
}
