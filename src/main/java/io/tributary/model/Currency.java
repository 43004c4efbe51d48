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

  /** ISO 4217's code where no currency is meant: of what was told without an amount. */
  public static final Currency NONE = new Currency("xxx");

  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");
  private static final Set<String> WITH_THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  /** Those with two decimals that Stripe lists, among them some that it has listed in the past. */
  private static final Set<String> WITH_TWO_DECIMALS =
      words(
          """
          aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd
          cad cdf chf cny cop crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd
          hkd hnl hrk htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl
          mkd mmk mnt mop mro mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php
          pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sll sos srd std stn svc szl thb tjs
          top try ttd twd tzs uah ugx usd uyu uzs wst xcd xcg yer zar zmw
          """);

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

  /**
   * Whether Stripe lists it. The decimals of any other are a guess: its amounts are shown in minor
   * units, and no total holds them.
   */
  public boolean isKnown() {
    return WITHOUT_DECIMALS.contains(code)
        || WITH_THREE_DECIMALS.contains(code)
        || WITH_TWO_DECIMALS.contains(code);
  }

  /** How many digits of a minor-unit amount stand behind the point; 2 where nobody knows. */
  public int decimals() {
    if (WITHOUT_DECIMALS.contains(code)) {
      return 0;
    }
    return WITH_THREE_DECIMALS.contains(code) ? 3 : 2;
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  @Override
  public String toString() {
    return code;
  }
}
