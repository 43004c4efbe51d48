package io.tributary.config;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which of the written settings holds, and what is wrong with it. */
final class Judge {
  private Judge() {}

  /** Returns the values that hold, by key; the last one of a key wins. */
  static Map<String, String> judge(List<Setting> settings, List<String> problems) {
    Map<String, Key> known = Key.all().stream().collect(toMap(Key::name, identity()));
    Map<String, Setting> strongest = new LinkedHashMap<>();
    settings.forEach(setting -> strongest.put(setting.key(), setting));
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting setting : strongest.values()) {
      Optional<Key> key = Optional.ofNullable(known.get(setting.key()));
      key.ifPresentOrElse(
          found -> wrong(found, setting).ifPresent(problems::add),
          () -> problems.add(unknown(setting, known)));
      values.put(setting.key(), setting.value().strip());
    }
    return values;
  }

  private static Optional<String> wrong(Key key, Setting setting) {
    Rule rule = Rule.of(key);
    if (rule.allows().test(setting.value().strip())) {
      return Optional.empty();
    }
    String value = key.isSecret() ? "(not shown)" : "'" + setting.value() + "'";
    return Optional.of(
        key.name() + " from " + setting.origin() + " is " + value + ", must be " + rule.wayOut());
  }

  /** The value stays out of the message: it may be a secret under a misspelt name. */
  private static String unknown(Setting setting, Map<String, Key> known) {
    return setting.key()
        + " from "
        + setting.origin()
        + " is no setting"
        + Spelling.hint(setting.key(), known.keySet());
  }
}
