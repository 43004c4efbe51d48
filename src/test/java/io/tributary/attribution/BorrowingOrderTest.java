package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.MatchMethod;
import io.tributary.model.SiteRules;
import io.tributary.payment.PaymentIntake;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who borrows whose click follows from what is stored, never from what came first. */
final class BorrowingOrderTest extends RulesTest {
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration NEVER = Duration.ZERO;
  private static final String DUE =
      "SELECT session FROM payments WHERE attributed_revision < revision";
  private static final String EMPTY =
      """
      DELETE FROM facts; DELETE FROM inbox; DELETE FROM aliases; DELETE FROM payments;
      DELETE FROM conversions; DELETE FROM waits; DELETE FROM former_payments
      """;

  @Test
  void anEarlierPurchaseThatIsMatchedLate_lendsItsClickAfterwards() {
    add(lending(PAST, MONTH, NEVER));
    ClickId late = ClickId.parse("01JD0000000000000000000009").orElseThrow();
    buy("first", 0, with(late));
    buy("second", 5, session -> {});
    assertThat(method("second")).isEmpty();
    arrive(late);
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(replay()).isEmpty();
  }

  @Test
  void rulesThatLendNoMore_takeBorrowedClicksBack_fromTheirDateOn() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, with(click));
    buy("second", 5, session -> {});
    buy("third", 10, session -> {});
    add(from(NOON.plus(DAY.multipliedBy(7))));
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(method("third")).isEmpty();
    assertThat(replay()).isEmpty();
  }

  @Test
  void rulesThatBeginToLend_reachPurchasesThatWereThereBefore() {
    ClickId click = click();
    buy("first", 0, with(click));
    buy("second", 5, session -> {});
    SiteRules rules = lending(NOON.plus(DAY), MONTH, NEVER);
    add(rules);
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(replay()).isEmpty();
  }

  @Test
  void rulesThatBeginToLend_alsoWakeThoseWhoMayLend_asFarBackAsTheWindowReaches() {
    buy("before", -89, session -> {});
    buy("long before", -91, session -> {});
    write(lending(NOON, MONTH, NEVER));
    new RuleChanges(house.database.database(), house.tables).runOnce();
    assertThat(house.database.rows(DUE)).containsExactly(Map.of("session", "cs_before"));
  }

  @Test
  void everyOrderOfArrival_givesTheSameConversions() {
    add(lending(PAST, MONTH, MONTH));
    List<ObjectNode> events = purchases(click(), click());
    deliver(events);
    List<Map<String, @Nullable Object>> expected = told();
    assertThat(method("two")).contains(MatchMethod.CUSTOMER);
    assertThat(method("four")).contains(MatchMethod.EMAIL);
    assertThat(ofSession("four").credited()).isEqualTo(ofSession("three").credited());
    for (int seed = 0; seed < 12; seed++) {
      house.database.execute(EMPTY);
      Collections.shuffle(events, new Random(seed));
      deliver(events);
      assertThat(told()).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(replay()).isEmpty();
  }

  @Test
  void fourWorkersAtOnce_makeTheConversionsOfOne() {
    add(lending(PAST, MONTH, MONTH));
    List<ObjectNode> events = new ArrayList<>();
    for (int buyer = 0; buyer < 12; buyer++) {
      events.addAll(purchases("b" + buyer, click(), click()));
    }
    events.forEach(house::webhook);
    house.settle();
    List<Map<String, @Nullable Object>> expected = told();
    for (int seed = 0; seed < 4; seed++) {
      house.database.execute(EMPTY);
      Collections.shuffle(events, new Random(seed));
      raceThrough(events);
      assertThat(told()).as("seed %d", seed).isEqualTo(expected).hasSize(60);
    }
  }

  @Test
  void purchaseThatLosesItsCustomer_takesItsClickBack() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    Money money = new Money("pi_first", "ch_first", "", "cus_1", 2000, "usd");
    send(NEW.event("evt_i", "payment_intent.succeeded", NOON, NEW.intent(money, NOON)));
    buy("second", 5, session -> {});
    buy("first", 0, session -> with(click).accept(session.putNull("customer")));
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    ObjectNode again = bought("first", 1, session -> session.put("customer", "cus_9"));
    send(again.put("id", "evt_9").put("type", "checkout.session.async_payment_succeeded"));
    assertThat(method("second")).isEmpty();
    assertThat(replay()).isEmpty();
  }

  /** Some at once, the others one by one. */
  private void deliver(List<ObjectNode> events) {
    events.subList(0, 2).forEach(house::webhook);
    events.subList(2, events.size()).forEach(this::send);
  }

  private static List<ObjectNode> purchases(ClickId one, ClickId other) {
    return purchases("", one, other);
  }

  /** One buyer under two customer ids and one e-mail. */
  private static List<ObjectNode> purchases(String buyer, ClickId one, ClickId other) {
    String first = "cus_1" + buyer;
    String second = "cus_2" + buyer;
    String ann = "ann" + buyer + "@buyer.example";
    List<ObjectNode> events = new ArrayList<>();
    events.add(bought(buyer + "one", 0, s -> with(one).accept(s.put("customer", first))));
    events.add(bought(buyer + "two", 10, s -> email(s, ann).put("customer", first)));
    events.add(
        bought(
            buyer + "three", 12, s -> with(other).accept(email(s, ann).put("customer", second))));
    events.add(bought(buyer + "four", 15, s -> email(s, ann).putNull("customer")));
    events.add(bought(buyer + "five", 45, s -> s.put("customer", second)));
    return events;
  }

  /** The messages come while four attributors are at work. */
  private void raceThrough(List<ObjectNode> events) {
    List<Thread> workers = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      Attributor attributor = house.attributor();
      PaymentIntake intake = house.intake();
      workers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int beat = 0; beat < 60; beat++) {
                      intake.runOnce();
                      attributor.runOnce();
                    }
                  }));
    }
    events.forEach(house::webhook);
    workers.forEach(BorrowingOrderTest::join);
    house.settle();
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }
}
