package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Alias;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What doors tell, folded alone and beside what Stripe tells. */
final class DoorFoldTest {
  private static final String CLICK = "01KB1V5PJ3Q8XG0C4R7N2M9TZA";

  private final Fact sale =
      new Fact.Paid(DoorFacts.told(1, 10), Facts.dollars(100), DoorFacts.OF_DOOR, DoorFacts.at(10));
  private final Fact refund =
      new Fact.Refunded(
          DoorFacts.told(2, 20),
          List.of(DoorFacts.SALE),
          "door:R1",
          Facts.dollars(30),
          DoorFacts.at(20));

  @Test
  void ordersAndRepetitions_giveTheSameBooks() {
    List<Fact> facts =
        List.of(
            new Fact.PaymentPending(DoorFacts.told(3, 5), Facts.dollars(100), DoorFacts.OF_DOOR),
            sale,
            new Fact.Paid(
                DoorFacts.told(4, 12), Facts.dollars(100), DoorFacts.OF_DOOR, DoorFacts.at(12)),
            refund,
            DoorFacts.reversed(5, 30, Optional.of(Facts.dollars(50))),
            DoorFacts.reversed(6, 40, Optional.empty()));
    Set<Optional<Payment>> books = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      List<Fact> told = new ArrayList<>(facts);
      told.addAll(facts.subList(0, seed % facts.size()));
      Collections.shuffle(told, new Random(seed));
      books.add(DoorFacts.fold(told));
    }

    assertThat(books).hasSize(1).allMatch(one -> one.orElseThrow().net().isZero());
  }

  @Test
  void reversal_takesWhatIsLeft_atItsOwnTime() {
    Payment payment =
        DoorFacts.fold(List.of(sale, refund, DoorFacts.reversed(3, 30, Optional.empty())))
            .orElseThrow();

    assertThat(payment.net()).isEqualTo(Facts.dollars(0));
    assertThat(payment.entries())
        .extracting(Entry::amount)
        .containsExactly(Facts.dollars(100), Facts.dollars(-30), Facts.dollars(-70));
  }

  @Test
  void reversalOfNothing_isNoPayment() {
    assertThat(DoorFacts.fold(List.of(DoorFacts.reversed(3, 30, Optional.empty())))).isEmpty();
  }

  @Test
  void refunds_neverTakeMoreThanIsLeft() {
    Fact again =
        new Fact.Refunded(
            DoorFacts.told(3, 21),
            List.of(DoorFacts.SALE),
            "door:R2",
            Facts.dollars(100),
            DoorFacts.at(21));

    Payment payment = DoorFacts.fold(List.of(again, sale, refund)).orElseThrow();

    assertThat(payment.entries())
        .extracting(Entry::amount)
        .containsExactly(Facts.dollars(100), Facts.dollars(-30), Facts.dollars(-70));
  }

  @Test
  void onceStripeTellsOfARefund_theDoorsIsNoSecondOne() {
    Fact stripes =
        new Fact.Refunded(
            DoorFacts.stripe(60),
            List.of(DoorFacts.SALE),
            "re_1",
            Facts.dollars(30),
            DoorFacts.at(60));

    assertThat(DoorFacts.fold(List.of(sale, refund, stripes)).orElseThrow().net())
        .isEqualTo(Facts.dollars(70));
  }

  @Test
  void whileStripeTellsThatMoneyIsOnItsWay_aDoorsWordDoesNotPayIt() {
    Payment waiting = DoorFacts.fold(besideADoor(pending())).orElseThrow();

    assertThat(waiting.status()).isEqualTo(Payment.Status.PENDING);
    assertThat(waiting.isOfDoor()).isFalse();
  }

  @Test
  void onceStripeTells_itsAmountAndRefundsCount_andTheDoorsClickStays() {
    Payment done =
        DoorFacts.fold(besideADoor(pending(), Facts.paid(DoorFacts.stripe(60), 100, session())))
            .orElseThrow();

    assertThat(done.net()).isEqualTo(Facts.dollars(100));
    assertThat(done.occurredAt()).isEqualTo(DoorFacts.at(60));
    assertThat(done.order().orElseThrow().clientReference()).contains("the click");
  }

  @Test
  void clickInStripesMetadata_isReadBeforeADoors_butNotAnothersWord() {
    Payment clicked = DoorFacts.fold(besideADoor(withMetadata(CLICK))).orElseThrow();
    Payment foreign = DoorFacts.fold(besideADoor(withMetadata("another tracker's"))).orElseThrow();

    assertThat(clicked.order().orElseThrow().clientReference()).isEmpty();
    assertThat(clicked.order().orElseThrow().metadataClickId()).contains(CLICK);
    assertThat(foreign.order().orElseThrow().clientReference()).contains("the click");
  }

  private static Fact withMetadata(String click) {
    Order told =
        new Order(
            Order.Source.SESSION,
            Optional.of(Order.Reason.ONE_OFF),
            Facts.NOON,
            Optional.empty(),
            Optional.of(click),
            session().ids(),
            Order.Buyer.UNKNOWN,
            Order.Breakdown.UNKNOWN,
            Optional.empty(),
            Optional.empty());
    return Facts.paid(DoorFacts.stripe(60), 100, told);
  }

  /** With a sale and a refund that a door tells of Stripe's session. */
  private static List<Fact> besideADoor(Fact... ofStripe) {
    List<Alias> names = List.of(Alias.session("cs_1"));
    List<Fact> facts = new ArrayList<>(List.of(ofStripe));
    facts.add(
        new Fact.Paid(
            DoorFacts.told(1, 5),
            Facts.dollars(70),
            DoorFacts.order(Optional.empty(), session()),
            DoorFacts.at(5)));
    facts.add(
        new Fact.Refunded(
            DoorFacts.told(2, 20), names, "door:R1", Facts.dollars(30), DoorFacts.at(20)));
    return facts;
  }

  private static Fact pending() {
    return new Fact.PaymentPending(DoorFacts.stripe(8), Facts.dollars(100), session());
  }

  private static Order session() {
    return Facts.session("cs_1", "", "pi_1");
  }

  @Test
  void goal_hasNoEntries_andNoAmount() {
    Money nothing = Facts.dollars(0);
    Payment lead =
        DoorFacts.fold(
                List.of(
                    new Fact.GoalReached(
                        DoorFacts.told(1, 1), nothing, DoorFacts.OF_DOOR, DoorFacts.at(1))))
            .orElseThrow();

    assertThat(lead.purpose()).isEqualTo(Payment.Purpose.GOAL);
    assertThat(lead.status()).isEqualTo(Payment.Status.FREE);
    assertThat(lead.entries()).isEmpty();
    assertThat(lead.amount()).isEqualTo(nothing);
  }
}
