package io.tributary.config;

import static java.util.stream.Collectors.toMap;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tributary.model.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds the {@link Config} from the file, the environment and the flags, each stronger than the
 * one before, or refuses with every problem at once.
 */
public final class ConfigLoader {
  /** The file that is read when it lies in the working folder and no other is named. */
  public static final String FILE_NAME = "tributary.yaml";

  private final Map<String, String> environment;
  private final Path workingFolder;

  public ConfigLoader(Map<String, String> environment, Path workingFolder) {
    this.environment = Map.copyOf(environment);
    this.workingFolder = workingFolder;
  }

  /**
   * Loads the settings.
   *
   * @param file the file to read instead of {@value #FILE_NAME}; it has to exist
   * @param flags values given on the command line, by key
   * @throws InvalidConfig when a key is unknown or a value can't be used
   */
  public Config load(Optional<Path> file, Map<String, String> flags) {
    return load(file, flags, key -> true);
  }

  /** Like {@link #load(Optional, Map)}, leaving every key at its default that isn't wanted. */
  public Config load(Optional<Path> file, Map<String, String> flags, Predicate<String> isWanted) {
    List<String> problems = new ArrayList<>();
    List<Setting> settings = new ArrayList<>(fromFile(file, problems));
    settings.addAll(EnvironmentSettings.read(environment, problems));
    flags.forEach((key, value) -> settings.add(new Setting(key, value, "--" + key)));

    Map<String, String> values = Judge.judge(settings, problems);
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    values.keySet().removeIf(isWanted.negate());
    return map(values);
  }

  private List<Setting> fromFile(Optional<Path> named, List<String> problems) {
    Path standard = workingFolder.resolve(FILE_NAME);
    if (named.isEmpty() && !Files.exists(standard)) {
      return List.of();
    }
    return YamlSettings.read(named.map(workingFolder::resolve).orElse(standard), problems);
  }

  private static Config map(Map<String, String> values) {
    Map<String, String> prefixed =
        values.entrySet().stream()
            .collect(
                toMap(
                    entry -> Config.PREFIX + "." + entry.getKey(),
                    Map.Entry::getValue,
                    (first, second) -> second,
                    LinkedHashMap::new));
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(prefixed, "settings", 100))
        .withConverter(Secret.class, 200, ConfigLoader::secret)
        .withConverter(Duration.class, 200, text -> Durations.parse(text).orElseThrow())
        .withConverter(ByteSize.class, 200, text -> ByteSize.parse(text).orElseThrow())
        .withMapping(Config.class)
        .build()
        .getConfigMapping(Config.class);
  }

  /** SmallRye offers an absent value as an empty text and takes null for "absent". */
  private static @Nullable Secret secret(String text) {
    return text.isBlank() ? null : new Secret(text.strip());
  }
}
