package io.tributary.testing;

import io.tributary.attribution.RuleChanges;
import io.tributary.payment.PaymentIntake;

/** Lets the workers of a house beat until none has work. */
final class Settling {
  private Settling() {}

  static void settle(TestHouse house) {
    RuleChanges rules = new RuleChanges(house.database.database(), house.tables);
    int done;
    do {
      PaymentIntake intake = house.intake();
      done = house.loader().runOnce() + intake.runOnce() + house.attributor().runOnce();
      done += rules.runOnce();
    } while (done > 0);
  }
}
