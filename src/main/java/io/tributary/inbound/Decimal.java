package io.tributary.inbound;

import io.tributary.model.Currency;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as senders write them. A text that can be read in two ways is refused, never guessed:
 * {@code 1.234} may be a thousand or one and a bit.
 */
final class Decimal {
  /** Stripe's own limit: twelve digits. */
  static final long MOST = 999_999_999_999L;

  private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(\\.\\d{1,12})?|\\.\\d{1,12}");
  private static final Pattern POINT_AND_THREE = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");
  private static final Pattern COMMA_AND_THREE = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
  private static final Pattern BY_COMMAS =
      Pattern.compile("[1-9]\\d{0,2}(,\\d{3}){1,5}(\\.\\d{1,12})?");
  private static final Pattern BY_POINTS =
      Pattern.compile(
          "[1-9]\\d{0,2}(\\.\\d{3}){2,5}(,\\d{1,12})?|[1-9]\\d{0,2}\\.\\d{3},\\d{1,12}");
  private static final Pattern BY_BLANKS =
      Pattern.compile("[1-9]\\d{0,2}([ '\u2019]\\d{3}){1,5}([.,]\\d{1,12})?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,15},\\d{1,12}");
  private static final Pattern SIGN_OF_CURRENCY = Pattern.compile("[$\u20ac\u00a3\u00a5\u20b9]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u202f\u2009]+");

  private Decimal() {}

  /**
   * Reads a number of any kind.
   *
   * @throws IllegalArgumentException when it is none, or may be two
   */
  static BigDecimal read(Found found) {
    return found.isNumber() ? number(found.text()) : text(found.text(), 2);
  }

  /**
   * Reads an amount, which never has more decimals than its currency. In minor units it has none,
   * not even zeros: {@code 29.00} would be 29 cents.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong and the way out
   */
  static Money money(Found found, AmountUnit unit, Currency currency) {
    int decimals = unit == AmountUnit.MINOR ? 0 : currency.decimals();
    BigDecimal number =
        found.isNumber()
            ? number(found.text())
            : text(withoutCode(found.text(), currency), decimals);
    BigDecimal minor = number.movePointRight(decimals);
    boolean isWrittenInMajor =
        unit == AmountUnit.MINOR && number.scale() > 0 && number.signum() != 0;
    if (isWrittenInMajor || minor.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(tooFine(found, unit, currency));
    }
    if (minor.abs().compareTo(BigDecimal.valueOf(MOST)) > 0) {
      throw new IllegalArgumentException(quoted(found.text()) + " is more than twelve digits");
    }
    return new Money(minor.longValueExact(), currency);
  }

  private static String tooFine(Found found, AmountUnit unit, Currency currency) {
    String code = currency.code().toUpperCase(Locale.ROOT);
    return unit == AmountUnit.MINOR
        ? quoted(found.text())
            + " has decimals, and this door reads amounts in minor units, whole numbers of "
            + code
            + "'s smallest: send it without decimals, or change how this door's amounts are"
            + " written"
        : quoted(found.text())
            + " has more decimals than "
            + code
            + ", which has "
            + currency.decimals();
  }

  private static BigDecimal number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > 30 || number.precision() > 30) {
      throw new IllegalArgumentException(quoted(text) + " is out of any range of money");
    }
    return number;
  }

  /**
   * Reads a text.
   *
   * @param decimals how many the currency has: with three, a comma before three digits is no
   *     separator of thousands for sure
   */
  private static BigDecimal text(String written, int decimals) {
    String text = SIGN_OF_CURRENCY.matcher(written).replaceFirst("");
    text = BLANKS.matcher(text.strip()).replaceAll(" ").strip();
    boolean isNegative = text.startsWith("-") || text.startsWith("\u2212");
    String digits = isNegative || text.startsWith("+") ? text.substring(1).strip() : text;
    BigDecimal number = new BigDecimal(plain(digits, written, decimals));
    return isNegative ? number.negate() : number;
  }

  private static String plain(String digits, String written, int decimals) {
    boolean isPoint = POINT_AND_THREE.matcher(digits).matches();
    boolean isComma = COMMA_AND_THREE.matcher(digits).matches();
    if (isPoint || (isComma && decimals == 3)) {
      throw new IllegalArgumentException(
          quoted(written)
              + " can be read in two ways, with thousands or with three decimals: send it without a"
              + " separator of thousands");
    }
    if (PLAIN.matcher(digits).matches()) {
      return digits;
    }
    if (BY_COMMAS.matcher(digits).matches()) {
      return digits.replace(",", "");
    }
    return withComma(digits)
        .orElseThrow(() -> new IllegalArgumentException(quoted(written) + " is no number"));
  }

  private static Optional<String> withComma(String digits) {
    if (BY_POINTS.matcher(digits).matches()) {
      return Optional.of(digits.replace(".", "").replace(',', '.'));
    }
    if (BY_BLANKS.matcher(digits).matches()) {
      return Optional.of(digits.replaceAll("[ '\u2019]", "").replace(',', '.'));
    }
    return DECIMAL_COMMA.matcher(digits).matches()
        ? Optional.of(digits.replace(',', '.'))
        : Optional.empty();
  }

  /** {@code 100.00 USD} says the currency twice. */
  private static String withoutCode(String text, Currency currency) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith(currency.code())) {
      return text.strip().substring(3);
    }
    return lower.endsWith(currency.code())
        ? text.strip().substring(0, text.strip().length() - 3)
        : text;
  }

  static String quoted(String text) {
    return "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
  }
}
