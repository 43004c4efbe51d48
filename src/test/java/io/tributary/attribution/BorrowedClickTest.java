package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.SiteRules;
import io.tributary.model.StandardEvent;
import io.tributary.model.UnmatchedReason;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A new purchase of a known buyer may have the click of an earlier one, where the rules say so. */
final class BorrowedClickTest extends RulesTest {
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration NEVER = Duration.ZERO;

  @Test
  void withoutRules_aKnownCustomerBringsNoClick_andNothingIsNoted() {
    ClickId click = click();
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    buy("second", 5, session -> {});
    assertThat(ofSession("second").match())
        .isEqualTo(new Match.Unmatched(UnmatchedReason.NO_CLICK_ID, Optional.empty()));
    assertThat(house.database.rows("SELECT last_value, is_called FROM buyer_echoes_id_seq"))
        .containsExactly(Map.of("last_value", 1L, "is_called", false));
  }

  @Test
  void knownCustomer_getsTheClickOfTheEarlierPurchase_andBothReasonsStay() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    buy("second", 5, session -> session.put("client_reference_id", "--CLICK-ID--"));
    Match.Matched match = (Match.Matched) ofSession("second").match();
    assertThat(match.click()).isEqualTo(click);
    assertThat(match.method()).isEqualTo(MatchMethod.CUSTOMER);
    Match.Borrowed borrowed = match.borrowed().orElseThrow();
    assertThat(borrowed.from()).isEqualTo(ofSession("first").payment());
    assertThat(borrowed.carrier().reason()).isEqualTo(UnmatchedReason.PLACEHOLDER_NOT_REPLACED);
    assertThat(ofSession("second").credited()).isEqualTo(ofSession("first").credited());
  }

  @Test
  void knownEmail_isReadWithoutRegardToCase_andOnlyWhereTheRulesSaySo() {
    add(lending(PAST, NEVER, MONTH));
    ClickId click = click();
    buy(
        "first",
        0,
        session ->
            email(session, "Ann@Buyer.example").put("client_reference_id", click.toString()));
    buy("second", 5, session -> email(session, " ann@buyer.example"));
    buy("third", 5, session -> email(session, "bob@buyer.example").put("customer", "cus_other"));
    assertThat(method("second")).contains(MatchMethod.EMAIL);
    assertThat(method("third")).isEmpty();
  }

  @Test
  void windowIsCountedFromTheOpeningOfTheCheckout_andWhatCameLaterIsNotEarlier() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("before", -1, session -> {});
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    buy("inside", 29, session -> {});
    buy("outside", 31, session -> {});
    assertThat(method("before")).isEmpty();
    assertThat(method("inside")).contains(MatchMethod.CUSTOMER);
    assertThat(method("outside")).isEmpty();
  }

  @Test
  void borrowersLendNothing() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    buy("second", 20, session -> {});
    buy("third", 40, session -> {});
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(method("third")).isEmpty();
  }

  @Test
  void ownClickBeatsABorrowedOne_alsoWhenItIsReportedLate() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    ClickId late = ClickId.parse("01JD0000000000000000000009").orElseThrow();
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    buy("second", 5, session -> session.put("client_reference_id", late.toString()));
    Match.Matched borrowed = (Match.Matched) ofSession("second").match();
    assertThat(borrowed.borrowed().orElseThrow().carrier())
        .isEqualTo(new Match.Unmatched(UnmatchedReason.CLICK_NOT_REPORTED, Optional.of(late)));
    arrive(late);
    assertThat(ofSession("second").match())
        .isEqualTo(new Match.Matched(late, MatchMethod.CLICK_ID));
  }

  @Test
  void anEarlierPurchaseThatIsMatchedLate_lendsItsClickAfterwards() {
    add(lending(PAST, MONTH, NEVER));
    ClickId late = ClickId.parse("01JD0000000000000000000009").orElseThrow();
    buy("first", 0, session -> session.put("client_reference_id", late.toString()));
    buy("second", 5, session -> {});
    assertThat(method("second")).isEmpty();
    arrive(late);
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(replay()).isEmpty();
  }

  @Test
  void everyOrderOfArrival_givesTheSameConversions() {
    add(lending(PAST, MONTH, MONTH));
    ClickId click = click();
    ClickId other = click();
    List<ObjectNode> events = new ArrayList<>();
    events.add(bought("one", 0, session -> session.put("client_reference_id", click.toString())));
    events.add(bought("two", 10, session -> email(session, "ann@buyer.example")));
    events.add(
        bought(
            "three",
            12,
            session ->
                email(session.put("client_reference_id", other.toString()), "ann@buyer.example")
                    .put("customer", "cus_2")));
    events.add(
        bought("four", 15, session -> email(session.putNull("customer"), "ann@buyer.example")));
    events.add(bought("five", 45, session -> session.put("customer", "cus_2")));
    List<Map<String, @Nullable Object>> expected = List.of();
    for (int seed = 0; seed < 12; seed++) {
      house.database.execute(
          "DELETE FROM facts; DELETE FROM inbox; DELETE FROM aliases; DELETE FROM payments; DELETE FROM conversions; DELETE FROM waits");
      List<ObjectNode> mixed = new ArrayList<>(events);
      Collections.shuffle(mixed, new Random(seed));
      mixed.subList(0, 2).forEach(event -> house.webhook(event));
      mixed.subList(2, 5).forEach(this::send);
      expected = seed == 0 ? told() : expected;
      assertThat(told()).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(method("two")).contains(MatchMethod.CUSTOMER);
    assertThat(method("four")).contains(MatchMethod.EMAIL);
    assertThat(ofSession("four").credited()).isEqualTo(ofSession("three").credited());
    assertThat(replay()).isEmpty();
  }

  @Test
  void renewalsInheritWhatTheFirstPaymentBorrowed_andABorrowedClickOutlivesItsRow() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    complete(
        "sub",
        NOON.plus(DAY),
        subscribed()
            .put("id", "cs_sub")
            .put("created", NOON.plus(DAY).minusSeconds(60).getEpochSecond())
            .putNull("client_reference_id"));
    var money = new Money("pi_r", "ch_r", "in_r", "cus_1", 2000, "usd");
    Instant later = NOON.plus(MONTH);
    send(
        NEW.event(
            "evt_r",
            "invoice.paid",
            later,
            NEW.invoice(money, "sub_1", "subscription_cycle", later)));
    assertThat(ofSession("sub").event()).isEqualTo(StandardEvent.SUBSCRIBE);
    assertThat(method("sub")).contains(MatchMethod.CUSTOMER);
    assertThat(((Match.Matched) ofInvoice("r").match()).method())
        .isEqualTo(MatchMethod.SUBSCRIPTION);
    house.database.execute("DELETE FROM clicks");
    assertThat(replay()).isEmpty();
    assertThat(method("sub")).contains(MatchMethod.CUSTOMER);
  }

  @Test
  void rulesThatLendNoMore_takeBorrowedClicksBack_fromTheirDateOn() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
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
    buy("first", 0, session -> session.put("client_reference_id", click.toString()));
    buy("second", 5, session -> {});
    SiteRules rules = lending(NOON.plus(DAY), MONTH, NEVER);
    add(rules);
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(replay()).isEmpty();
  }

  @Test
  void testPurchases_lendNothingToLiveOnes() {
    add(lending(PAST, NEVER, MONTH));
    ClickId click = click();
    ObjectNode test =
        bought("first", 0, session -> session.put("client_reference_id", click.toString()));
    test.put("livemode", false);
    send(test);
    buy("second", 5, session -> {});
    assertThat(method("second")).isEmpty();
  }

  @Test
  void purchaseThatLosesItsCustomer_takesItsClickBack() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    var money = new Money("pi_first", "ch_first", "", "cus_1", 2000, "usd");
    send(NEW.event("evt_i", "payment_intent.succeeded", NOON, NEW.intent(money, NOON)));
    buy("second", 5, session -> {});
    send(
        bought(
            "first",
            0,
            session -> session.put("client_reference_id", click.toString()).putNull("customer")));
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    ObjectNode again =
        bought(
            "first",
            1,
            session ->
                session.put("client_reference_id", click.toString()).put("customer", "cus_9"));
    send(again.put("id", "evt_again").put("type", "checkout.session.async_payment_succeeded"));
    assertThat(method("second")).isEmpty();
    assertThat(replay()).isEmpty();
  }

  private Optional<MatchMethod> method(String name) {
    return switch (ofSession(name).match()) {
      case Match.Matched matched -> Optional.of(matched.method());
      case Match.Unmatched _ -> Optional.empty();
    };
  }

  private static ObjectNode email(ObjectNode session, String email) {
    session.putObject("customer_details").put("email", email);
    return session;
  }

  private void buy(String name, int day, Consumer<ObjectNode> change) {
    send(bought(name, day, change));
  }

  private static ObjectNode bought(String name, int day, Consumer<ObjectNode> change) {
    Instant at = NOON.plus(DAY.multipliedBy(day));
    ObjectNode session = sale(name, at.minusSeconds(60)).put("customer", "cus_1");
    change.accept(session);
    return NEW.event("evt_" + name, "checkout.session.completed", at, session);
  }

  private void arrive(ClickId click) {
    house.collect(
        """
        {"type": "arrival", "clickId": "%s", "visitorId": "01JD00000000000000000000V1",
          "url": "https://shop.example/?gclid=1"}"""
            .formatted(click),
        Map.of());
    house.settle();
  }
}
