package io.tributary.api;

import io.tributary.model.Money;

/**
 * An amount of money.
 *
 * @param amount decimal, with all the currency's decimals
 * @param currency three lower-case letters
 */
record ValueView(String amount, String currency, long minorUnits) {
  static ValueView of(Money money) {
    return new ValueView(money.amount(), money.currency().code(), money.minorUnits());
  }
}
