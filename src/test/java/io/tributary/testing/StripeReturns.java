package io.tributary.testing;

import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes back of paid money, by chance: refunds, some of which fail, and disputes. */
public final class StripeReturns {
  private final Random random;
  private final StripeObjects objects;
  private final StripePast past;

  StripeReturns(Random random, StripeObjects objects, StripePast past) {
    this.random = random;
    this.objects = objects;
    this.past = past;
  }

  /** What may happen to money after it was paid. */
  void of(String name, Money money) {
    Instant paidAt = past.now();
    if (random.nextInt(3) == 0) {
      refund(name, money, paidAt);
    }
    if (random.nextInt(4) == 0) {
      dispute(name, money);
    }
  }

  private void refund(String name, Money money, Instant paidAt) {
    long sum = 0;
    for (int part = 1; part <= 1 + random.nextInt(3); part++) {
      past.pass(Duration.ofHours(1 + random.nextInt(50)));
      long amount = 1L + random.nextInt((int) (money.amount() / 3));
      sum += amount;
      ObjectNode refund =
          objects.refund("re_" + name + "_" + part + "_" + told(), money, amount, past.now());
      past.become(refund);
      if (objects.tellsRefunds()) {
        past.tell("refund.created", refund);
        past.tell("refund.updated", refund);
      }
      past.tell("charge.refunded", objects.charge(money, paidAt).put("amount_refunded", sum));
      sum -= random.nextInt(6) == 0 ? fail(refund) : 0;
      past.become(objects.charge(money, paidAt).put("amount_refunded", sum));
    }
  }

  private long fail(ObjectNode refund) {
    past.pass(Duration.ofDays(4));
    past.tell(
        objects.tellsRefunds() ? "refund.failed" : "charge.refund.updated",
        refund.put("status", "failed"));
    return refund.path("amount").longValue();
  }

  private void dispute(String name, Money money) {
    past.pass(Duration.ofDays(2));
    ObjectNode dispute =
        objects.dispute("dp_" + name + "_" + told(), money, "needs_response", past.now());
    past.tell("charge.dispute.created", dispute);
    past.tell("charge.dispute.funds_withdrawn", moved(dispute, -money.amount(), past.now()));
    past.pass(Duration.ofDays(9));
    boolean isWon = random.nextBoolean();
    dispute.put("status", isWon ? "won" : "lost");
    if (isWon) {
      moved(dispute, money.amount(), past.now());
      past.tell("charge.dispute.funds_reinstated", dispute);
    }
    past.tell("charge.dispute.closed", dispute);
  }

  /** The dispute moved money: its list of balance transactions says so from then on. */
  public static ObjectNode moved(ObjectNode dispute, long amount, Instant at) {
    ArrayNode movements = dispute.withArray("balance_transactions");
    movements
        .addObject()
        .put("id", "txn_" + dispute.path("id").stringValue() + "_" + movements.size())
        .put("object", "balance_transaction")
        .put("amount", amount)
        .put("currency", dispute.path("currency").stringValue())
        .put("created", at.getEpochSecond());
    return dispute;
  }

  private int told() {
    return past.events().size();
  }
}
