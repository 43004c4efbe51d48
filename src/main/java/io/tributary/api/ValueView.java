package io.tributary.api;

import io.tributary.model.Money;
import java.util.Optional;

/**
 * An amount of money.
 *
 * @param amount decimal, with all the currency's decimals; null where Stripe doesn't list the
 *     currency, so that nobody knows them
 * @param currency three lower-case letters
 */
record ValueView(Optional<String> amount, String currency, long minorUnits) {
  static ValueView of(Money money) {
    Optional<String> amount =
        money.currency().isKnown() ? Optional.of(money.amount()) : Optional.empty();
    return new ValueView(amount, money.currency().code(), money.minorUnits());
  }
}
