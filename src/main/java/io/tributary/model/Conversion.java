package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment told in the words of the ad platforms: what happened, for how much, and which click
 * earned it.
 *
 * @param value the original value, as the site's rules count it
 * @param current the value after refunds and disputes; 0 while nothing is paid
 * @param valuation how the value was found
 * @param exclusion why it is told to nobody and counts in no total of conversions; empty when told
 * @param match which click came back, or why none did
 * @param credited the click that gets the credit, as it was when it was matched
 */
public record Conversion(
    ConversionId id,
    PaymentId payment,
    SiteId site,
    StandardEvent event,
    Status status,
    Money value,
    Money current,
    Valuation valuation,
    Optional<Exclusion> exclusion,
    Instant occurredAt,
    boolean test,
    Match match,
    Optional<Click> credited) {
  /** How far the money has come. */
  public enum Status {
    PENDING,
    CONFIRMED,
    FREE,
    REDUCED,
    RETRACTED,
    FAILED
  }

  /** Whether it is told, and counts. */
  public boolean isTold() {
    return exclusion.isEmpty();
  }

  /** Whether its value is a prediction, or what somebody said it was worth: never money. */
  public boolean isPredicted() {
    return valuation == Valuation.PREDICTED || valuation == Valuation.TOLD;
  }
}
