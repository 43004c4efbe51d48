package io.tributary.dashboard;

import io.tributary.model.Door;
import io.tributary.model.DoorReading;
import io.tributary.model.FieldMapping.Field;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a door's messages are read, and what that makes of some.
 *
 * @param tried what was tried; empty when nothing was
 */
public record MappingView(
    DoorHead head,
    MappingForm form,
    Optional<String> objection,
    Optional<List<Tried>> tried,
    boolean isSaved,
    int again) {
  /**
   * A message that was tried.
   *
   * @param receivedAt when it came; empty for a pasted sample
   */
  public record Tried(Optional<Instant> receivedAt, DoorReading reading) {}

  /** Those that most doors need, and those that few do. */
  public List<Field> fields(boolean common) {
    return Arrays.stream(Field.values()).filter(field -> isCommon(field) == common).toList();
  }

  private static boolean isCommon(Field field) {
    return switch (field) {
      case CLICK_ID, EMAIL, VALUE, CURRENCY, TRANSACTION_ID, EVENT -> true;
      case REF_ID, PHONE, NAME, COUNTRY, MESSAGE_ID, STATUS, TIME, TAX, SHIPPING, PRODUCT, TEST ->
          false;
    };
  }

  /** Whether any of those that few doors need is filled in. */
  public boolean isRareUsed() {
    return fields(false).stream().anyMatch(field -> !form.lines(field).isEmpty());
  }

  public boolean isRelay() {
    return head.door().kind() == Door.Kind.STRIPE_RELAY;
  }

  public boolean isDialect() {
    return head.door().kind() == Door.Kind.ANYTRACK;
  }
}
