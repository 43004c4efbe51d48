package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code BENCHMARKS.md}: a part that each run writes anew, and around it what people wrote. */
final class BenchmarksFile {
  private final Path file;

  BenchmarksFile(Path file) {
    this.file = file;
  }

  /** The parts that are written by a run. */
  enum Part {
    TABLE("./bench"),
    SOAK("./bench --soak");

    private final String writer;

    Part(String writer) {
      this.writer = writer;
    }

    String begin() {
      return "<!-- " + writer + " writes from here -->";
    }

    String end() {
      return "<!-- " + writer + " writes to here -->";
    }

    private String empty() {
      return begin() + "\n" + end();
    }
  }

  /**
   * Replaces what stands between the part's marks.
   *
   * @throws IllegalStateException when the file has lost its marks
   */
  void write(Part part, String generated) {
    try {
      String old = Files.exists(file) ? Files.readString(file) : blank();
      Files.writeString(file, replace(old, part, generated));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String replace(String old, Part part, String generated) {
    int begin = old.indexOf(part.begin());
    int end = old.indexOf(part.end());
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(
          "BENCHMARKS.md has lost its marks: put the lines %s and %s around the table.%n%s"
              .formatted(part.begin(), part.end(), generated));
    }
    return old.substring(0, begin + part.begin().length()) + "\n" + generated + old.substring(end);
  }

  private static String blank() {
    return """
        # Benchmarks

        What `./bench` measured. Goals and floors are the plan's; a ratio is one to nginx's `return 302`, answered to
        the same requests on the same machine in the same minute.

        %s

        ## Half an hour at part of the load

        %s

        ## Notes
        """
        .formatted(Part.TABLE.empty(), Part.SOAK.empty());
  }
}
