package io.tributary.demo;

import io.tributary.demo.Outcome.Buyer;
import java.util.Optional;

/**
 * Money on its way from a buyer.
 *
 * @param intent id of the payment intent
 * @param charge id of the charge
 * @param customer absent for a guest
 */
record Payment(
    String intent,
    String charge,
    long cents,
    Method method,
    Buyer buyer,
    Optional<String> customer) {

  /** What it is paid with, and what Stripe takes for it in the United States. */
  enum Method {
    CARD("card"),
    BANK_DEBIT("us_bank_account");

    private final String word;

    Method(String word) {
      this.word = word;
    }

    /** Stripe's word. */
    String word() {
      return word;
    }

    /** 2.9 % and 30 cents; 0.8 %, five dollars at most. */
    long fee(long cents) {
      return switch (this) {
        case CARD -> (cents * 29 + 500) / 1000 + 30;
        case BANK_DEBIT -> Math.min((cents * 8 + 500) / 1000, 500);
      };
    }
  }

  long fee() {
    return method.fee(cents);
  }
}
