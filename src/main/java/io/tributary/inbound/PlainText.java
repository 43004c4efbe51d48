package io.tributary.inbound;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a value in a message says as text; relays write "nothing" in many ways. */
final class PlainText {
  private static final int LONGEST = 2000;
  private static final Set<String> NOTHING = Set.of("", "null", "undefined", "none", "nil");

  /** What a sender should have replaced: {@code {click_id}}, {@code [CLICKID]}, {@code %cid%}. */
  private static final Pattern MACRO =
      Pattern.compile("\\$?\\{\\{?[^{}]*}?}|\\[[^\\[\\]]*]|%[A-Za-z_]+%|<[^<>]*>|--CLICK-ID--");

  private PlainText() {}

  /** The text of one value; empty where it says nothing, and for objects and longer lists. */
  static Optional<String> of(JsonNode value) {
    JsonNode single = value.isArray() && value.size() == 1 ? value.path(0) : value;
    return raw(single).map(PlainText::clean).filter(text -> !isNothing(text));
  }

  static boolean isNothing(String text) {
    return NOTHING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a sender forgot to put the value in the place of its name. */
  static boolean isMacro(String text) {
    return MACRO.matcher(text).matches();
  }

  private static Optional<String> raw(JsonNode value) {
    if (value.isString()) {
      return Optional.of(value.stringValue());
    }
    if (value.isBoolean()) {
      return Optional.of(Boolean.toString(value.booleanValue()));
    }
    return value.isNumber() ? Optional.of(number(value)) : Optional.empty();
  }

  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    }
    BigDecimal decimal = value.decimalValue();
    return Math.abs((long) decimal.scale()) < 100 ? decimal.toPlainString() : decimal.toString();
  }

  /** Without NUL and halves of characters, which PostgreSQL stores neither, and not endless. */
  static String clean(String text) {
    return text.length() <= LONGEST && text.chars().noneMatch(PlainText::isBad)
        ? text.strip()
        : cleaned(text);
  }

  private static boolean isBad(int character) {
    return character == 0
        || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().filter(point -> !isBad(point)).limit(LONGEST).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }
}
