package io.tributary.model;

import java.util.Optional;

/** The campaign words of the landing address. */
public record Utm(
    Optional<String> source,
    Optional<String> medium,
    Optional<String> campaign,
    Optional<String> content,
    Optional<String> term) {
  public static final Utm NONE =
      new Utm(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
