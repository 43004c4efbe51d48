package io.tributary.storage;

import java.util.Optional;
import java.util.UUID;

/** Which clicks to list. */
public record ClickFilter(
    Optional<String> site,
    Optional<String> source,
    Optional<String> campaign,
    Optional<UUID> visitor,
    boolean bots) {
  public static final ClickFilter ALL =
      new ClickFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
