package io.tributary.demo;

import io.tributary.http.BadRequest;

/** How the buyer ends the checkout. */
enum Choice {
  CARD,
  BANK_DEBIT,
  BANK_DEBIT_FAILS,
  FREE_COUPON,
  TRIAL,
  TRIAL_RENEWS,
  SUBSCRIBE,
  ABANDON;

  static Choice parse(String name) {
    for (Choice choice : values()) {
      if (choice.name().equals(name)) {
        return choice;
      }
    }
    throw new BadRequest("the form has no button \"" + name + "\": go back and press one it has");
  }

  boolean fits(PaymentLink.Mode mode) {
    return switch (this) {
      case CARD, BANK_DEBIT, BANK_DEBIT_FAILS, FREE_COUPON -> mode == PaymentLink.Mode.PAYMENT;
      case TRIAL, TRIAL_RENEWS, SUBSCRIBE -> mode == PaymentLink.Mode.SUBSCRIPTION;
      case ABANDON -> true;
    };
  }
}
