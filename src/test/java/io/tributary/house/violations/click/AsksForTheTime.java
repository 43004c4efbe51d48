package io.tributary.house.violations.click;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Asks the machine what time it is. */
public final class AsksForTheTime {
  public String answer() {
    return Instant.now() + " " + LocalDate.now(ZoneOffset.UTC) + System.currentTimeMillis();
  }
}
