package io.tributary.inbound;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times of files that name no zone: those of a zone that somebody chose. */
final class LocalTimes {
  /** Year first, or day first with points; with slashes nobody knows which is the month. */
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("[uuuu-MM-dd][d.M.uuuu]")
          .optionalStart()
          .appendPattern("['T'][ ]H:mm")
          .optionalStart()
          .appendPattern(":ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private LocalTimes() {}

  /** The same time with its zone; what has one, or is no time, stays as it is. */
  static String in(ZoneId zone, String text) {
    try {
      TemporalAccessor read = FORM.parseBest(text, LocalDateTime::from, LocalDate::from);
      LocalDateTime local =
          read instanceof LocalDateTime time ? time : LocalDate.from(read).atStartOfDay();
      return local.atZone(zone).toInstant().toString();
    } catch (DateTimeException other) {
      return text;
    }
  }
}
