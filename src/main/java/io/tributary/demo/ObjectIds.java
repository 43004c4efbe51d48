package io.tributary.demo;

import java.util.random.RandomGenerator;

/** Mints ids that look like Stripe's. */
final class ObjectIds {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private final RandomGenerator random;

  ObjectIds(RandomGenerator random) {
    this.random = random;
  }

  String session() {
    return "cs_live_a1" + characters(56);
  }

  /** Such as {@code evt_1Pgc76…}; the prefix without its underscore. */
  String next(String prefix) {
    return prefix + "_1" + characters(23);
  }

  /** Like {@code ttclid} and {@code fbclid} values: letters, digits and length. */
  synchronized String characters(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
