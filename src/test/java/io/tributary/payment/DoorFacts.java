package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.DoorId;
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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Facts that a door tells, and beside it Stripe; and what they come to. */
final class DoorFacts {
  static final DoorId DOOR = DoorId.mint(Facts.NOON, new SplittableRandom(1));
  static final Alias SALE = Alias.transaction(DOOR + "/T1");
  static final Order OF_DOOR = order(Optional.of(SALE.id()), Facts.session("", "", ""));

  private DoorFacts() {}

  static Optional<Payment> fold(List<Fact> facts) {
    return Books.fold(new AccountId("default"), facts);
  }

  static Fact reversed(int number, int minute, Optional<Money> amount) {
    return new Fact.Reversed(
        told(number, minute), List.of(SALE), "reversed " + minute, amount, at(minute));
  }

  static Telling stripe(int minute) {
    return new Telling(new MessageId(minute), "evt_" + minute, "checkout", at(minute), true);
  }

  static Telling told(int number, int minute) {
    return new Telling(
        new MessageId(number), "door:" + number, Telling.DOOR + DOOR, at(minute), true);
  }

  static Instant at(int minute) {
    return Facts.NOON.plusSeconds(60L * minute);
  }

  static Order order(Optional<String> transaction, Order ids) {
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
