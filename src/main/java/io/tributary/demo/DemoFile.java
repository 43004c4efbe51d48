package io.tributary.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the demo's own pages and samples, which come with the program. */
final class DemoFile {
  private DemoFile() {}

  static String read(String name) {
    try (InputStream file = DemoFile.class.getResourceAsStream("/demo/" + name)) {
      if (file == null) {
        throw new FileNotFoundException("demo/" + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException("a file of the demo is missing", missing);
    }
  }
}
