package io.tributary.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whole days, in UTC.
 *
 * @param first the first day
 * @param last the last day, which belongs to it; not before the first
 */
public record Period(LocalDate first, LocalDate last) {
  /** So many days a report looks at, at most: a year, and the same weeks of the year before. */
  public static final int MOST_DAYS = 400;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final LocalDate EARLIEST = LocalDate.EPOCH;

  /**
   * Puts a period together.
   *
   * @throws IllegalArgumentException when it ends before it begins, or is too long; the sentence is
   *     for who asked
   */
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "The period ends on " + last + ", before it begins on " + first + "; swap the two days.");
    }
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "From %s to %s are %d days; ask for at most %d at a time."
              .formatted(first, last, days, MOST_DAYS));
    }
  }

  /** The days up to today, and today. */
  public static Period ofDays(int days, Instant now) {
    LocalDate today = day(now);
    return new Period(today.minusDays(days - 1L), today);
  }

  /** Reads {@code 2026-03-31}; empty for anything else, and for days before 1970. */
  public static Optional<LocalDate> day(String text) {
    if (!DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(EARLIEST));
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }

  /** The day of a time. */
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** When it begins. */
  public Instant from() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** When it is over: the first moment that no longer belongs to it. */
  public Instant until() {
    return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from()) && at.isBefore(until());
  }

  /** How many days. */
  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(first, last) + 1);
  }
}
