package io.tributary.config;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the settings of a YAML file as the texts that stand there: YAML's own idea of numbers would
 * turn a key like {@code 0123…} into another one.
 */
final class YamlSettings {
  private final Path file;
  private final List<String> problems;
  private final List<Setting> settings = new ArrayList<>();

  private YamlSettings(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads the file; what can't be read is added to the problems. */
  static List<Setting> read(Path file, List<String> problems) {
    YamlSettings settings = new YamlSettings(file, problems);
    settings.readFile();
    return settings.settings;
  }

  private void readFile() {
    try (Reader reader = Files.newBufferedReader(file)) {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      @Nullable Node root = yaml.compose(reader);
      if (root != null) {
        readRoot(root);
      }
    } catch (MarkedYAMLException malformed) {
      int line = malformed.getProblemMark() == null ? 1 : malformed.getProblemMark().getLine() + 1;
      problems.add(file + " line " + line + " is not YAML: mind colons, spaces and quotes there");
    } catch (YAMLException | IOException unreadable) {
      problems.add(file + " can't be read as UTF-8 text: check that it exists and may be read");
    }
  }

  private void readRoot(Node root) {
    if (root instanceof MappingNode mapping) {
      readMapping("", mapping);
    } else if (!isNothing(root)) {
      problems.add(file + " must hold lines like 'port: 8080': see tributary.example.yaml");
    }
  }

  private void readMapping(String prefix, MappingNode mapping) {
    for (NodeTuple pair : mapping.getValue()) {
      String name = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      readValue(prefix + name, pair.getValueNode());
    }
  }

  private void readValue(String key, Node node) {
    switch (node) {
      case MappingNode mapping -> readMapping(key + ".", mapping);
      case SequenceNode sequence -> add(key, node, joined(sequence));
      case ScalarNode scalar when !isNothing(scalar) -> add(key, node, scalar.getValue());
      default -> {} // "port:" without a value leaves the default
    }
  }

  private void add(String key, Node node, String value) {
    int line = node.getStartMark().getLine() + 1;
    if (settings.stream().anyMatch(setting -> setting.key().equals(key))) {
      problems.add(file + " line " + line + " sets " + key + " again: keep one of them");
    }
    settings.add(new Setting(key, value, file + " line " + line));
  }

  private static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String joined(SequenceNode sequence) {
    return sequence.getValue().stream()
        .map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "?")
        .collect(joining(","));
  }
}
