package io.tributary.dashboard;

import io.tributary.attribution.Attributor;
import io.tributary.model.AccountId;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.InboxTable;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's messages, brought by the real workers into the books that a dashboard shows. */
final class Told {
  static final StripeObjects SHAPES = new StripeObjects("2026-07-29.dahlia");
  private final RunningDashboard dashboard;
  private final PaymentIntake intake;
  private final Attributor attributor;

  Told(RunningDashboard dashboard) {
    this.dashboard = dashboard;
    this.intake =
        new PaymentIntake(dashboard.test.database(), dashboard.tables, EventTranslator::translate);
    this.attributor =
        new Attributor(dashboard.test.database(), dashboard.tables, Duration.ofDays(30));
  }

  /** A charge, with Stripe's fee in that currency where it is more than 0. */
  Money charge(String name, long amount, String currency, Instant at, long fee, String feeUnit) {
    Money money = new Money("pi_" + name, "ch_" + name, "", "", amount, currency);
    ObjectNode charge = SHAPES.charge(money, at);
    if (fee > 0) {
      charge
          .putObject("balance_transaction")
          .put("id", "txn_" + name)
          .put("fee", fee)
          .put("currency", feeUnit)
          .put("created", at.getEpochSecond());
    }
    tell("charge.succeeded", charge, at);
    return money;
  }

  Money charge(String name, long amount, String currency, Instant at) {
    return charge(name, amount, currency, at, 0, currency);
  }

  void refund(String id, Money money, long amount, Instant at) {
    tell("refund.created", SHAPES.refund(id, money, amount, at), at);
  }

  void dispute(String id, Money money, Instant at) {
    ObjectNode dispute = SHAPES.dispute(id, money, "needs_response", at);
    tell("charge.dispute.funds_withdrawn", dispute, at);
  }

  void tell(String type, ObjectNode object, Instant at) {
    String id = "evt_" + type + object.path("id").stringValue();
    tell(SHAPES.event(id, type, at, object));
  }

  void tell(ObjectNode event) {
    InboxTable.Incoming incoming =
        new InboxTable.Incoming(
            AccountId.DEFAULT,
            event.path("id").stringValue(),
            event.path("type").stringValue(),
            Instant.ofEpochSecond(event.path("created").longValue()),
            !event.path("livemode").booleanValue(),
            StripeEvents.bytes(event));
    dashboard
        .test
        .database()
        .useTransaction(
            transaction -> dashboard.tables.inbox().insert(transaction, List.of(incoming)));
    while (intake.runOnce() + attributor.runOnce() > 0) {
      // until it is in the books
    }
  }
}
