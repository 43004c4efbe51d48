package io.tributary.inbound;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Times as senders write them: ISO 8601, seconds or milliseconds since 1970, or as in e-mails. */
final class Times {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Pattern COUNT = Pattern.compile("\\d{9,19}(\\.\\d{1,9})?");
  private static final Pattern SHORT_ZONE = Pattern.compile("([+-]\\d{2})(\\d{2})?$");
  private static final BigDecimal FIRST_MILLISECOND = new BigDecimal("1e11");
  private static final BigDecimal FIRST_MICROSECOND = new BigDecimal("1e14");
  private static final BigDecimal FIRST_NANOSECOND = new BigDecimal("1e17");

  /** Without a zone, a time is taken for UTC. */
  private static final List<Function<String, Instant>> FORMS =
      List.of(
          Instant::parse,
          text -> OffsetDateTime.parse(withZone(text)).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
          text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));

  private Times() {}

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException when it is none, or not of this century
   */
  static Instant read(String text) {
    Instant time = COUNT.matcher(text).matches() ? counted(text) : written(text);
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new IllegalArgumentException(Decimal.quoted(text) + " is not a time of this century");
    }
    return time;
  }

  private static Instant counted(String text) {
    BigDecimal count = new BigDecimal(text);
    int decimals = 0;
    for (BigDecimal first : List.of(FIRST_MILLISECOND, FIRST_MICROSECOND, FIRST_NANOSECOND)) {
      decimals += count.compareTo(first) >= 0 ? 3 : 0;
    }
    return Instant.ofEpochMilli(count.movePointLeft(decimals).movePointRight(3).longValue());
  }

  private static Instant written(String text) {
    String iso = text.matches("\\d{4}-\\d{2}-\\d{2} .*") ? isoOf(text) : text;
    return FORMS.stream()
        .flatMap(form -> read(form, iso).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Decimal.quoted(text)
                        + " is no time: send it as 2026-11-20T10:00:00Z or as seconds since 1970"));
  }

  private static Optional<Instant> read(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException another) {
      return Optional.empty();
    }
  }

  /** {@code 2026-11-20 10:00:00 +0000}, as many programs print it. */
  private static String isoOf(String text) {
    return text.replaceFirst(" ", "T").replace(" UTC", "Z").replace(" ", "");
  }

  private static String withZone(String text) {
    var zone = SHORT_ZONE.matcher(text);
    return zone.find() && text.length() > 11
        ? zone.replaceFirst("$1:" + (zone.group(2) == null ? "00" : zone.group(2)))
        : text;
  }
}
