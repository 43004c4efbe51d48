package io.tributary.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 512MB}, {@code 10 GB}, {@code 1048576}. */
public record ByteSize(long bytes) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})\\s*([KMG]?)B?");

  static Optional<ByteSize> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!written.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(written.group(1));
    int power = " KMG".indexOf(written.group(2).isEmpty() ? " " : written.group(2));
    try {
      return Optional.of(new ByteSize(Math.multiplyExact(number, 1L << (10 * power))));
    } catch (ArithmeticException tooMany) {
      return Optional.empty();
    }
  }
}
