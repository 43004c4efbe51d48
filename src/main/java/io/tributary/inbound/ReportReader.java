package io.tributary.inbound;

import io.tributary.inbound.Report.Value;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a message, and notes of each what it became and why. */
final class ReportReader {
  private static final int LONGEST_ID = 200;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
  private final Door door;
  private final FieldReader fields;
  private final List<Line> lines = new ArrayList<>();

  private ReportReader(Door door, FieldReader fields) {
    this.door = door;
    this.fields = fields;
  }

  static Report read(Door door, FieldReader fields) {
    return new ReportReader(door, fields).read();
  }

  static Report read(Door door, FieldMapping mapping, JsonNode tree) {
    return read(door, new FieldReader(door.kind(), mapping, tree));
  }

  private Report read() {
    Report.Who who = who();
    Optional<Currency> currency = field("currency", Field.CURRENCY, ReportReader::currency);
    return new Report(
        who,
        value(currency),
        currency,
        field("transaction id", Field.TRANSACTION_ID, ReportReader::id),
        field("message id", Field.MESSAGE_ID, ReportReader::id),
        field("event", Field.EVENT, found -> found),
        note("conversion type", fields.conversionType(), found -> found),
        field("status", Field.STATUS, found -> found),
        field("time", Field.TIME, found -> Times.read(found.text())),
        field("test", Field.TEST, ReportReader::truth),
        part("tax", Field.TAX, currency),
        part("shipping", Field.SHIPPING, currency),
        product());
  }

  private Report.Who who() {
    return new Report.Who(
        field("click id", Field.CLICK_ID, ReportReader::id),
        field("ref id", Field.REF_ID, ReportReader::id),
        field("e-mail", Field.EMAIL, ReportReader::email),
        field("phone", Field.PHONE, Found::text),
        note("name", fields.find(Field.NAME).or(fields::nameInParts), Found::text),
        field("country", Field.COUNTRY, ReportReader::country));
  }

  /** It is shown, and no books hold it. */
  private List<Line> product() {
    note("product", fields.find(Field.PRODUCT), Found::text);
    return lines;
  }

  private Value value(Optional<Currency> currency) {
    Optional<Found> found = fields.find(Field.VALUE);
    if (found.isEmpty()) {
      note("value", found, Found::text);
      return new Value.Untold();
    }
    try {
      Value value = value(found.get(), currency);
      note("value", found, _ -> shown(value));
      return value;
    } catch (IllegalArgumentException unreadable) {
      String objection = String.valueOf(unreadable.getMessage());
      lines.add(line("value", found, Optional.empty(), Optional.of(objection)));
      return new Value.Unreadable("The value " + objection + ".");
    }
  }

  private Value value(Found found, Optional<Currency> currency) {
    if (currency.isPresent()) {
      return new Value.Told(Decimal.money(found, door.unit(), currency.get()));
    }
    if (Decimal.read(found).signum() == 0) {
      return new Value.Nothing();
    }
    throw new IllegalArgumentException(
        Decimal.quoted(found.text())
            + " has no currency: have the sender tell one, or give this door a constant currency");
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Told told -> Words.of(told.money());
      case Value.Nothing _, Value.Untold _ -> "0";
      case Value.Unreadable unreadable -> unreadable.objection();
    };
  }

  private Optional<Money> part(String name, Field field, Optional<Currency> currency) {
    return currency.flatMap(
        unit ->
            note(name, fields.find(field), found -> Decimal.money(found, door.unit(), unit))
                .filter(money -> money.minorUnits() >= 0));
  }

  private <T> Optional<T> field(String name, Field field, Function<Found, T> reading) {
    return note(name, fields.find(field), reading);
  }

  private <T> Optional<T> note(String name, Optional<Found> found, Function<Found, T> reading) {
    try {
      Optional<T> read = found.map(reading);
      lines.add(line(name, found, read.map(Words::of), Optional.empty()));
      return read;
    } catch (IllegalArgumentException objection) {
      lines.add(
          line(name, found, Optional.empty(), Optional.of(String.valueOf(objection.getMessage()))));
      return Optional.empty();
    }
  }

  private static Line line(
      String name, Optional<Found> found, Optional<String> value, Optional<String> objection) {
    return new Line(name, found.map(Found::place), found.map(Found::text), value, objection);
  }

  private static String id(Found found) {
    String text = found.text();
    if (PlainText.isMacro(text)) {
      throw new IllegalArgumentException(
          Decimal.quoted(text) + " is what the sender should have replaced: nobody's id");
    }
    if (text.length() > LONGEST_ID) {
      throw new IllegalArgumentException("longer than " + LONGEST_ID + " characters");
    }
    return text;
  }

  private static String email(Found found) {
    if (!EMAIL.matcher(found.text()).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
    return found.text();
  }

  private static String country(Found found) {
    if (!COUNTRY.matcher(found.text()).matches()) {
      throw new IllegalArgumentException("not a country code of two letters");
    }
    return found.text().toUpperCase(Locale.ROOT);
  }

  private static Currency currency(Found found) {
    return Currency.parse(found.text())
        .filter(Currency::isKnown)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Decimal.quoted(found.text()) + " is not the code of a currency, such as USD"));
  }

  private static boolean truth(Found found) {
    return switch (found.text().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "test" -> true;
      case "false", "0", "no", "live" -> false;
      default ->
          throw new IllegalArgumentException(
              Decimal.quoted(found.text()) + " is not true or false");
    };
  }
}
