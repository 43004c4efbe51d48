package io.tributary.testing;

import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.StripeOddities.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Money of a guest that goes back by every way at once, or again and again. */
final class OddReturns {
  private final Random random;
  private final StripeObjects objects;
  private final StripePast past;

  OddReturns(Random random, StripeObjects objects, StripePast past) {
    this.random = random;
    this.objects = objects;
    this.past = past;
  }

  /** The merchant refunds, and the bank takes the same money back. */
  Outcome loseTwice(Money money) {
    Instant paidAt = past.now();
    past.pass(Duration.ofDays(1));
    refund(money, 1, money.amount());
    past.tell("charge.refunded", refunded(money, paidAt, money.amount()));
    dispute(money, money.amount());
    return new Outcome(money.intent(), money.amount(), money.amount(), money.amount());
  }

  Outcome disputeMoreThanWasPaid(Money money) {
    past.pass(Duration.ofDays(1));
    dispute(money, money.amount() + 200);
    return new Outcome(money.intent(), money.amount(), 0, money.amount() + 200);
  }

  /** Five times, of which some fail. */
  Outcome refundAgainAndAgain(Money money) {
    Instant paidAt = past.now();
    long sum = 0;
    for (int part = 1; part <= 5; part++) {
      past.pass(Duration.ofHours(1 + random.nextInt(30)));
      long amount = money.amount() / 20 * (1 + random.nextInt(4));
      ObjectNode refund = refund(money, part, amount);
      past.tell("charge.refunded", refunded(money, paidAt, sum + amount));
      past.pass(Duration.ofHours(1 + random.nextInt(90)));
      if (random.nextBoolean()) {
        String type = objects.tellsRefunds() ? "refund.failed" : "charge.refund.updated";
        past.tell(type, refund.put("status", "failed"));
        past.tell("charge.updated", refunded(money, paidAt, sum));
      } else {
        sum += amount;
      }
    }
    return new Outcome(money.intent(), money.amount(), sum, 0);
  }

  /** The note and its refund are one reduction. */
  Outcome credit(Money money) {
    Instant paidAt = past.now();
    past.pass(Duration.ofDays(3));
    refund(money, 1, 400);
    past.tell("charge.refunded", refunded(money, paidAt, 400));
    ObjectNode note = objects.creditNote("cn_" + money.invoice(), money, 400, past.now());
    past.tell("credit_note.created", note.put("out_of_band_amount", 0));
    return new Outcome(money.invoice(), money.amount(), 400, 0);
  }

  private ObjectNode refunded(Money money, Instant paidAt, long sum) {
    return objects.charge(money, paidAt).put("amount_refunded", sum);
  }

  private ObjectNode refund(Money money, int part, long amount) {
    String id = "re_" + money.charge() + "_" + part;
    ObjectNode refund = objects.refund(id, money, amount, past.now());
    if (objects.tellsRefunds()) {
      past.tell("refund.created", refund);
    }
    return refund;
  }

  private void dispute(Money money, long amount) {
    String id = "dp_" + money.charge();
    ObjectNode dispute =
        objects.dispute(id, money, "needs_response", past.now()).put("amount", amount);
    past.tell("charge.dispute.created", dispute);
    past.pass(Duration.ofHours(1));
    past.tell("charge.dispute.funds_withdrawn", StripeReturns.moved(dispute, -amount, past.now()));
  }
}
