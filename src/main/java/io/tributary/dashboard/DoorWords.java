package io.tributary.dashboard;

import io.tributary.model.Door;
import io.tributary.model.Door.Signing.Scheme;
import io.tributary.model.DoorReading;
import io.tributary.model.FieldMapping.Field;
import io.tributary.storage.InboxTable.State;
import java.util.Map;
import java.util.Objects;

/** How a door's kinds, fields and outcomes are called on pages. */
public final class DoorWords {
  private static final Map<Field, String> FIELDS =
      Map.ofEntries(
          Map.entry(Field.CLICK_ID, "Click id"),
          Map.entry(Field.REF_ID, "Customer number"),
          Map.entry(Field.EMAIL, "E-mail"),
          Map.entry(Field.PHONE, "Phone"),
          Map.entry(Field.NAME, "Name"),
          Map.entry(Field.COUNTRY, "Country"),
          Map.entry(Field.VALUE, "Amount"),
          Map.entry(Field.CURRENCY, "Currency"),
          Map.entry(Field.TRANSACTION_ID, "Transaction id"),
          Map.entry(Field.MESSAGE_ID, "Message id"),
          Map.entry(Field.EVENT, "Event"),
          Map.entry(Field.STATUS, "Status"),
          Map.entry(Field.TIME, "Time"),
          Map.entry(Field.TAX, "Tax"),
          Map.entry(Field.SHIPPING, "Shipping"),
          Map.entry(Field.PRODUCT, "Product"),
          Map.entry(Field.TEST, "Test"));

  private DoorWords() {}

  public static String of(Door.Kind kind) {
    return switch (kind) {
      case STRIPE_RELAY -> "Stripe through Zapier, Make or another relay";
      case ANYTRACK -> "Postback in AnyTrack’s names";
      case GENERIC -> "Any webhook, by its own mapping";
    };
  }

  public static String of(Door.AmountUnit unit) {
    return switch (unit) {
      case MINOR -> "1250 means 12.50 (cents)";
      case MAJOR -> "12.50 means 12.50";
    };
  }

  public static String of(Scheme scheme) {
    return switch (scheme) {
      case HEX -> "HMAC-SHA256, hexadecimal";
      case BASE64 -> "HMAC-SHA256, Base64";
      case STANDARD_WEBHOOKS -> "Standard Webhooks";
    };
  }

  /** What became of a message. */
  public static String of(State state) {
    return switch (state) {
      case NEW -> "Waiting";
      case READ -> "Accepted";
      case IGNORED -> "Discarded";
      case UNREADABLE -> "Failed";
    };
  }

  public static String of(DoorReading.Result result) {
    return switch (result) {
      case ACCEPTED -> "Accepted";
      case DISCARDED -> "Discarded";
      case FAILED -> "Failed";
    };
  }

  /** The colour of a badge. */
  public static String badge(DoorReading.Result result) {
    return switch (result) {
      case ACCEPTED -> "paid";
      case DISCARDED -> "";
      case FAILED -> "failed";
    };
  }

  /** The colour of a badge. */
  public static String badge(State state) {
    return switch (state) {
      case NEW -> "pending";
      case READ -> "paid";
      case IGNORED -> "";
      case UNREADABLE -> "failed";
    };
  }

  public static String of(Field field) {
    return Objects.requireNonNull(FIELDS.get(field));
  }
}
