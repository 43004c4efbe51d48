package io.tributary.config;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the settings among the environment variables: those named {@code TRIBUTARY_…}. */
final class EnvironmentSettings {
  private static final String PREFIX = "TRIBUTARY_";

  private EnvironmentSettings() {}

  /** Reads them; names nobody knows are added to the problems. An empty value counts as absent. */
  static List<Setting> read(Map<String, String> environment, List<String> problems) {
    Map<String, Key> known = Key.all().stream().collect(toMap(Key::environmentName, identity()));
    List<Setting> settings = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (known.containsKey(name) && !value.isBlank()) {
                settings.add(new Setting(known.get(name).name(), value, name));
              } else if (name.startsWith(PREFIX) && !known.containsKey(name)) {
                problems.add(name + " is no setting" + Spelling.hint(name, known.keySet()));
              }
            });
    return settings;
  }
}
