package io.tributary.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A currency with Stripe's decimals, which differ from Java's for ISK, UGX and MGA.
 *
 * <p>Source: docs.stripe.com/currencies (zero-decimal, three-decimal and special-case tables).
 *
 * @param code three lower-case letters, as Stripe writes it
 */
public record Currency(String code) {
  private static final Pattern CODE = Pattern.compile("[a-z]{3}");
  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> WITH_THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  public Currency {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a currency is three lower-case letters, not " + code);
    }
  }

  /** Reads a code in any case; empty when it isn't three letters. */
  public static Optional<Currency> parse(String text) {
    String code = text.toLowerCase(Locale.ROOT);
    return CODE.matcher(code).matches() ? Optional.of(new Currency(code)) : Optional.empty();
  }

  /** How many digits of a minor-unit amount stand behind the point. */
  public int decimals() {
    if (WITHOUT_DECIMALS.contains(code)) {
      return 0;
    }
    return WITH_THREE_DECIMALS.contains(code) ? 3 : 2;
  }

  @Override
  public String toString() {
    return code;
  }
}
