package io.tributary.inbound;

import io.tributary.model.FieldMapping.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether what a mapping asks for is so in a message. */
final class Conditions {
  private Conditions() {}

  static boolean hold(List<Condition> conditions, Places places) {
    return conditions.stream().allMatch(condition -> holds(condition, places));
  }

  static boolean holds(Condition condition, Places places) {
    Optional<Found> found = places.at(condition.path());
    return switch (condition.test()) {
      case ANY_OF -> found.filter(there -> isAnyOf(there, condition.texts())).isPresent();
      case NONE_OF -> found.filter(there -> isAnyOf(there, condition.texts())).isEmpty();
      case CONTAINS -> found.filter(there -> contains(there, condition.texts())).isPresent();
      case PRESENT -> found.isPresent();
      case ABSENT -> found.isEmpty();
      case ABOVE -> compare(found, condition, side -> side > 0);
      case BELOW -> compare(found, condition, side -> side < 0);
    };
  }

  private static boolean isAnyOf(Found found, List<String> texts) {
    return texts.stream().anyMatch(text -> text.strip().equalsIgnoreCase(found.text()));
  }

  private static boolean contains(Found found, List<String> texts) {
    String lower = found.text().toLowerCase(Locale.ROOT);
    return texts.stream().anyMatch(text -> lower.contains(text.strip().toLowerCase(Locale.ROOT)));
  }

  /** What is no number is neither above nor below one. */
  private static boolean compare(
      Optional<Found> found, Condition condition, Predicate<Integer> side) {
    Optional<BigDecimal> there = found.flatMap(Conditions::number);
    Optional<BigDecimal> limit =
        condition.texts().stream()
            .findFirst()
            .flatMap(text -> number(new Found("", text.strip(), false)));
    return there.isPresent() && limit.isPresent() && side.test(there.get().compareTo(limit.get()));
  }

  private static Optional<BigDecimal> number(Found found) {
    try {
      return Optional.of(Decimal.read(found));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
