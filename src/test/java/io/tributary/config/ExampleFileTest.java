package io.tributary.config;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds tributary.example.yaml against the config types, both ways. */
final class ExampleFileTest {
  private static final Path EXAMPLE = Path.of("tributary.example.yaml");

  @TempDir Path folder;

  @Test
  void exampleAndTypes_haveTheSameKeys() throws IOException {
    assertThat(uncommented().keySet())
        .isEqualTo(Key.all().stream().map(Key::name).collect(toSet()));
  }

  @Test
  void exampleShowsEachDefault_asTheTypesHaveIt() throws IOException {
    Map<String, String> defaults =
        Key.all().stream().collect(toMap(Key::name, ExampleFileTest::defaultOf));

    assertThat(uncommented()).isEqualTo(defaults);
  }

  @Test
  void exampleAsItIs_changesNothing() {
    Config config =
        new ConfigLoader(Map.of(), folder).load(Optional.of(EXAMPLE.toAbsolutePath()), Map.of());

    assertThat(config.port()).isEqualTo(8080);
  }

  @Test
  void missingKey_wouldBeNoticed() throws IOException {
    Map<String, String> written = uncommented();
    written.remove("click.lookback");

    assertThat(written.keySet()).isNotEqualTo(Key.all().stream().map(Key::name).collect(toSet()));
  }

  /** The file as it would be with the '#' off every key; a key without a value gives "". */
  private Map<String, String> uncommented() throws IOException {
    String marker = "no-default-marker";
    String yaml =
        Files.readAllLines(EXAMPLE).stream()
            .filter(line -> line.matches(" *#[a-z-]+:.*"))
            .map(line -> line.replace("#", ""))
            .map(
                line ->
                    line.matches(" *(database|stripe|journal|inbox|click|tls):")
                        ? line
                        : line.replaceAll(":$", ": " + marker))
            .collect(java.util.stream.Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("uncommented.yaml"), yaml);
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    YamlSettings.read(file, problems)
        .forEach(setting -> values.put(setting.key(), setting.value().replace(marker, "")));
    assertThat(problems).isEmpty();
    return values;
  }

  private static String defaultOf(Key key) {
    return Optional.ofNullable(key.method().getAnnotation(WithDefault.class))
        .map(WithDefault::value)
        .orElse("");
  }
}
