package io.tributary.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A file of conversions, one a line, and how it is to be read.
 *
 * @param content comma-separated values with a line of names, as it was sent
 * @param goal where its lines belong
 * @param zone of times that name none
 */
public record ConversionFile(byte[] content, Goal goal, ZoneId zone) {
  /** The most bytes of a file. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  /** The most lines of a file, without its names. */
  public static final int MOST_LINES = 50_000;

  private static final int LONGEST_ZONE = 60;

  /** Where lines belong. */
  public sealed interface Goal {
    /**
     * An account's own files, in the names of AnyTrack's postbacks.
     *
     * @param site where conversions belong that match no click; absent: to the account's
     * @param unit what a number in an amount counts
     * @param currency of amounts that name none
     */
    record OfAccount(
        AccountId account, Optional<SiteId> site, Door.AmountUnit unit, Optional<Currency> currency)
        implements Goal {}

    /** A door that reads lines by its own mapping, as it reads its messages. */
    record OfDoor(DoorId door) implements Goal {}
  }

  /** Reads the name of a time zone, such as {@code Europe/Berlin}; empty for anything else. */
  public static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(name).filter(text -> text.length() <= LONGEST_ZONE).map(ZoneId::of);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
