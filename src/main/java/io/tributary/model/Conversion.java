package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment told in the words of the ad platforms: what happened, for how much, and which click
 * earned it.
 *
 * @param value the original value
 * @param current the value after refunds and disputes; 0 while nothing is paid
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
}
