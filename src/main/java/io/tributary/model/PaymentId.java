package io.tributary.model;

import java.util.Optional;
import java.util.UUID;

/**
 * One money, whatever its names; derived from the account and the payment's highest-ranked alias.
 */
public record PaymentId(UUID value) {
  public static PaymentId of(AccountId account, Alias highest) {
    return new PaymentId(DerivedId.of("payment", account.value(), highest.toString()));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<PaymentId> parse(String text) {
    return Ulid.read(text).map(PaymentId::new);
  }

  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
