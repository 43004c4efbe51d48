package io.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads what Linux tells of processes; of one that has just ended it tells nothing. */
final class ProcFiles {
  private ProcFiles() {}

  /** The lines of a file below {@code /proc}; none when its process has ended. */
  static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("/proc", file));
    } catch (IOException ended) {
      return List.of();
    }
  }

  /** How many entries a folder below {@code /proc} has. */
  static int entries(String folder) {
    return names(folder).size();
  }

  /** The names in a folder below {@code /proc}. */
  static List<String> names(String folder) {
    try (Stream<Path> entries = Files.list(Path.of("/proc", folder))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException ended) {
      return List.of();
    }
  }

  /** The number in a line such as {@code Pss: 1234 kB}. */
  static OptionalLong number(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }
}
