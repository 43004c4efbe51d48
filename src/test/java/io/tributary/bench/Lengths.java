package io.tributary.bench;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine;

/** Reads lengths of time such as {@code 30m} or {@code 90s}. */
final class Lengths implements CommandLine.ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    if (!text.matches("\\d{1,6}[smhSMH]")) {
      throw new CommandLine.TypeConversionException(
          "\"" + text + "\" is no length of time: write 90s, 30m or 1h.");
    }
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
