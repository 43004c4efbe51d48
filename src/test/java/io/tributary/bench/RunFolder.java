package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a run keeps its files: on the project's own disk, for {@code /tmp} may be in memory. */
record RunFolder(Path path) implements AutoCloseable {
  static RunFolder create() {
    try {
      Path home = Files.createDirectories(Path.of("target", "bench")).toAbsolutePath();
      return new RunFolder(Files.createTempDirectory(home, "run"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
