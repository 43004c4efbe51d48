package io.tributary.demo;

import java.util.Locale;

/** What the sample shop sells, each behind a payment link of its own. */
enum PaymentLink {
  LAMP("test_14kDuskwellLamp", "plink_1DuskwellLamp00000000000", Mode.PAYMENT, 12_900),
  CLUB("test_28oCandleClub", "plink_1CandleClub000000000000", Mode.SUBSCRIPTION, 1_200);

  private final String path;
  private final String id;
  private final Mode mode;
  private final long cents;

  /** Stripe's word for the kind of sale. */
  enum Mode {
    PAYMENT,
    SUBSCRIPTION;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  PaymentLink(String path, String id, Mode mode, long cents) {
    this.path = path;
    this.id = id;
    this.mode = mode;
    this.cents = cents;
  }

  /** The last part of its address. */
  String path() {
    return path;
  }

  String id() {
    return id;
  }

  Mode mode() {
    return mode;
  }

  long cents() {
    return cents;
  }

  String product() {
    return switch (this) {
      case LAMP -> "Duskwell, in linen and pear wood";
      case CLUB -> "The candle club";
    };
  }

  String description() {
    return switch (this) {
      case LAMP -> "One lamp, one linen cord, shipped within the week.";
      case CLUB -> "Fourteen days free, then $12 a month. End it whenever you like.";
    };
  }

  String price() {
    return switch (this) {
      case LAMP -> "$129.00";
      case CLUB -> "$0.00 today";
    };
  }
}
