package io.tributary.bench;

import java.util.Locale;

/** What a figure counts, and with how many digits it is worth writing. */
enum Unit {
  OF_NGINX("%.2f × nginx"),
  OF_BEFORE("%.2f × before"),
  PER_SECOND("%,.0f/s"),
  MILLISECONDS("%.1f ms"),
  SECONDS("%.2f s"),
  MEGABYTES("%.0f MB"),
  KILOBYTES("%.2f KB"),
  MICROSECONDS("%.1f µs"),
  NANOSECONDS("%,.0f ns");

  private final String format;

  Unit(String format) {
    this.format = format;
  }

  String write(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
