package io.tributary.model;

import java.util.Optional;
import java.util.UUID;

/** One conversion; derived from its payment, so that folding again gives the same one. */
public record ConversionId(UUID value) {
  public static ConversionId of(PaymentId payment) {
    return new ConversionId(DerivedId.of("conversion", payment.toString()));
  }

  /**
   * Reads the 26 characters of {@link #toString}, without regard to case; empty for anything else.
   */
  public static Optional<ConversionId> parse(String text) {
    return Ulid.read(text).map(ConversionId::new);
  }

  @Override
  public String toString() {
    return Ulid.write(value);
  }
}
