package io.tributary.model;

import io.tributary.model.FieldMapping.Condition;
import io.tributary.model.FieldMapping.Condition.Test;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A condition as people write it: {@code status is paid, done}. */
final class ConditionNotation {
  static final String HELP =
      "a condition is a place and then: is …, is not …, contains …, is present, is missing,"
          + " is above …, is below …";

  private static final Map<Test, String> WORDS =
      Map.of(
          Test.ANY_OF, "is",
          Test.NONE_OF, "is not",
          Test.CONTAINS, "contains",
          Test.PRESENT, "is present",
          Test.ABSENT, "is missing",
          Test.ABOVE, "is above",
          Test.BELOW, "is below");

  private static final Pattern CONDITION =
      Pattern.compile(
          "(`[^`]+`|.+?) (is present|is missing|is not|is above|is below|is|contains)(?: (.+))?",
          Pattern.CASE_INSENSITIVE);

  private ConditionNotation() {}

  /** Empty when it is none. */
  static Optional<Condition> read(String text) {
    Matcher found = CONDITION.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    Test test = test(found.group(2));
    List<String> texts =
        found.group(3) == null ? List.of() : Quoted.list(found.group(3)).orElse(List.of());
    return Quoted.path(found.group(1).strip())
        .map(path -> new Condition(path, test, texts))
        .filter(condition -> isWhole(condition, found.group(3) != null));
  }

  private static Test test(String word) {
    return WORDS.entrySet().stream()
        .filter(each -> each.getValue().equalsIgnoreCase(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWhole(Condition condition, boolean hasTexts) {
    return switch (condition.test()) {
      case PRESENT, ABSENT -> !hasTexts;
      case ANY_OF, NONE_OF, CONTAINS -> !condition.texts().isEmpty();
      case ABOVE, BELOW -> condition.texts().size() == 1 && isNumber(condition.texts().getFirst());
    };
  }

  private static boolean isNumber(String text) {
    try {
      return text.length() <= 30 && new BigDecimal(text).scale() > -100;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  static String write(Condition condition) {
    String texts =
        condition.texts().stream().map(Quoted::writeWord).collect(Collectors.joining(", "));
    return (Quoted.writePath(condition.path()) + " " + WORDS.get(condition.test()) + " " + texts)
        .strip();
  }
}
