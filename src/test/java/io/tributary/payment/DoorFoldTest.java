package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.DoorId;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Payment;
import io.tributary.model.Reported;
import io.tributary.model.SiteId;
import io.tributary.model.StandardEvent;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What doors tell, folded alone and beside what Stripe tells. */
final class DoorFoldTest {
  private static final String CLICK = "01KB1V5PJ3Q8XG0C4R7N2M9TZA";
  private static final DoorId DOOR = DoorId.mint(Facts.NOON, new SplittableRandom(1));
  private static final Alias SALE = Alias.transaction(DOOR + "/T1");
  private static final Order OF_DOOR = order(Optional.of(SALE.id()), Facts.session("", "", ""));

  private final Fact sale = new Fact.Paid(told(1, 10), Facts.dollars(100), OF_DOOR, at(10));
  private final Fact refund =
      new Fact.Refunded(told(2, 20), List.of(SALE), "door:R1", Facts.dollars(30), at(20));

  @Test
  void ordersAndRepetitions_giveTheSameBooks() {
    List<Fact> facts =
        List.of(
            new Fact.PaymentPending(told(3, 5), Facts.dollars(100), OF_DOOR),
            sale,
            new Fact.Paid(told(4, 12), Facts.dollars(100), OF_DOOR, at(12)),
            refund,
            reversed(5, 30, Optional.of(Facts.dollars(50))),
            reversed(6, 40, Optional.empty()));
    Set<Optional<Payment>> books = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      List<Fact> told = new ArrayList<>(facts);
      told.addAll(facts.subList(0, seed % facts.size()));
      Collections.shuffle(told, new Random(seed));
      books.add(fold(told));
    }

    assertThat(books).hasSize(1);
    assertThat(books.iterator().next().orElseThrow().net()).isEqualTo(Facts.dollars(0));
  }

  @Test
  void reversal_takesWhatIsLeft_atItsOwnTime() {
    Payment payment = fold(List.of(sale, refund, reversed(3, 30, Optional.empty()))).orElseThrow();

    assertThat(payment.net()).isEqualTo(Facts.dollars(0));
    assertThat(payment.entries())
        .extracting(Entry::amount)
        .containsExactly(Facts.dollars(100), Facts.dollars(-30), Facts.dollars(-70));
  }

  @Test
  void reversalOfNothing_isNoPayment() {
    assertThat(fold(List.of(reversed(3, 30, Optional.empty())))).isEmpty();
  }

  @Test
  void refunds_neverTakeMoreThanIsLeft() {
    Fact again =
        new Fact.Refunded(told(3, 21), List.of(SALE), "door:R2", Facts.dollars(100), at(21));

    Payment payment = fold(List.of(again, sale, refund)).orElseThrow();

    assertThat(payment.entries())
        .extracting(Entry::amount)
        .containsExactly(Facts.dollars(100), Facts.dollars(-30), Facts.dollars(-70));
  }

  @Test
  void onceStripeTellsOfARefund_theDoorsIsNoSecondOne() {
    Fact stripes = new Fact.Refunded(stripe(60), List.of(SALE), "re_1", Facts.dollars(30), at(60));

    assertThat(fold(List.of(sale, refund, stripes)).orElseThrow().net())
        .isEqualTo(Facts.dollars(70));
  }

  @Test
  void whileStripeTellsThatMoneyIsOnItsWay_aDoorsWordDoesNotPayIt() {
    Payment waiting = fold(besideADoor(pending())).orElseThrow();

    assertThat(waiting.status()).isEqualTo(Payment.Status.PENDING);
    assertThat(waiting.isOfDoor()).isFalse();
  }

  @Test
  void onceStripeTells_itsAmountAndRefundsCount_andTheDoorsClickStays() {
    Payment done =
        fold(besideADoor(pending(), Facts.paid(stripe(60), 100, session()))).orElseThrow();

    assertThat(done.net()).isEqualTo(Facts.dollars(100));
    assertThat(done.occurredAt()).isEqualTo(at(60));
    assertThat(done.order().orElseThrow().clientReference()).contains("the click");
  }

  @Test
  void clickInStripesMetadata_isReadBeforeADoors_butNotAnothersWord() {
    Payment clicked = fold(besideADoor(withMetadata(CLICK))).orElseThrow();
    Payment foreign = fold(besideADoor(withMetadata("another tracker's"))).orElseThrow();

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
    return Facts.paid(stripe(60), 100, told);
  }

  /** With a sale and a refund that a door tells of Stripe's session. */
  private static List<Fact> besideADoor(Fact... ofStripe) {
    List<Alias> names = List.of(Alias.session("cs_1"));
    List<Fact> facts = new ArrayList<>(List.of(ofStripe));
    facts.add(
        new Fact.Paid(told(1, 5), Facts.dollars(70), order(Optional.empty(), session()), at(5)));
    facts.add(new Fact.Refunded(told(2, 20), names, "door:R1", Facts.dollars(30), at(20)));
    return facts;
  }

  private static Fact pending() {
    return new Fact.PaymentPending(stripe(8), Facts.dollars(100), session());
  }

  private static Order session() {
    return Facts.session("cs_1", "", "pi_1");
  }

  private static Telling stripe(int minute) {
    return new Telling(new MessageId(minute), "evt_" + minute, "checkout", at(minute), true);
  }

  @Test
  void goal_hasNoEntries_andNoAmount() {
    Money nothing = Facts.dollars(0);
    Payment lead =
        fold(List.of(new Fact.GoalReached(told(1, 1), nothing, OF_DOOR, at(1)))).orElseThrow();

    assertThat(lead.purpose()).isEqualTo(Payment.Purpose.GOAL);
    assertThat(lead.status()).isEqualTo(Payment.Status.FREE);
    assertThat(lead.entries()).isEmpty();
    assertThat(lead.amount()).isEqualTo(nothing);
  }

  private static Optional<Payment> fold(List<Fact> facts) {
    return Books.fold(new AccountId("default"), facts);
  }

  private static Fact reversed(int number, int minute, Optional<Money> amount) {
    return new Fact.Reversed(
        told(number, minute), List.of(SALE), "reversed " + minute, amount, at(minute));
  }

  private static Telling told(int number, int minute) {
    return new Telling(
        new MessageId(number), "door:" + number, Telling.DOOR + DOOR, at(minute), true);
  }

  private static Instant at(int minute) {
    return Facts.NOON.plusSeconds(60L * minute);
  }

  private static Order order(Optional<String> transaction, Order ids) {
    return new Order(
        Order.Source.DOOR,
        Optional.of(Order.Reason.ONE_OFF),
        Facts.NOON,
        Optional.of("the click"),
        Optional.empty(),
        ids.ids(),
        Order.Buyer.UNKNOWN,
        Order.Breakdown.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Reported(
                DOOR,
                SiteId.DEFAULT,
                transaction,
                Optional.empty(),
                StandardEvent.PURCHASE,
                Optional.empty())));
  }
}
