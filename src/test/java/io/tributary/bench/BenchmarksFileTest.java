package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bench.BenchmarksFile.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people wrote into BENCHMARKS.md survives every run. */
final class BenchmarksFileTest {
  @TempDir private Path folder;

  @Test
  void runReplacesItsPart_andNothingElse() throws IOException {
    Path path = folder.resolve("BENCHMARKS.md");
    BenchmarksFile file = new BenchmarksFile(path);
    file.write(Part.TABLE, "first\n");
    file.write(Part.SOAK, "flat\n");
    Files.writeString(path, Files.readString(path) + "\nBelow goal, because …\n");

    file.write(Part.TABLE, "second\n");

    assertThat(Files.readString(path))
        .contains(Part.TABLE.begin() + "\nsecond\n" + Part.TABLE.end())
        .contains(Part.SOAK.begin() + "\nflat\n" + Part.SOAK.end())
        .endsWith("\nBelow goal, because …\n")
        .doesNotContain("first");
  }

  @Test
  void fileWithoutMarks_isLeftAlone() {
    assertThatThrownBy(() -> BenchmarksFile.replace("by hand", Part.TABLE, "new\n"))
        .hasMessageContaining("lost its marks");
    String turned = Part.TABLE.end() + Part.TABLE.begin();
    assertThatThrownBy(() -> BenchmarksFile.replace(turned, Part.TABLE, "new\n"))
        .isInstanceOf(IllegalStateException.class);
  }
}
