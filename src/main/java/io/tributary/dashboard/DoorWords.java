package io.tributary.dashboard;

import io.tributary.model.Door;
import io.tributary.model.Door.Signing.Scheme;
import io.tributary.model.DoorReading;
import io.tributary.model.FieldMapping.Field;
import io.tributary.storage.InboxTable.State;

/** How a door's kinds, fields and outcomes are called on pages. */
public final class DoorWords {
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
    return switch (field) {
      case CLICK_ID -> "Click id";
      case REF_ID -> "Customer number";
      case EMAIL -> "E-mail";
      case PHONE -> "Phone";
      case NAME -> "Name";
      case COUNTRY -> "Country";
      case VALUE -> "Amount";
      case CURRENCY -> "Currency";
      case TRANSACTION_ID -> "Transaction id";
      case MESSAGE_ID -> "Message id";
      case EVENT -> "Event";
      case STATUS -> "Status";
      case TIME -> "Time";
      case TAX -> "Tax";
      case SHIPPING -> "Shipping";
      case PRODUCT -> "Product";
      case TEST -> "Test";
    };
  }
}
