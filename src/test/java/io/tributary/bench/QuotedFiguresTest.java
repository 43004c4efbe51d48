package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README quotes a run of {@code ./bench}: whoever commits another run quotes that. */
final class QuotedFiguresTest {
  private static final Pattern FIGURE = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

  @Test
  void everyFigureOfTheReadme_standsInBenchmarksMd() throws IOException {
    List<String> quoted = figures(section(Files.readString(Path.of("README.md"))));
    List<String> measured = figures(Files.readString(Path.of("BENCHMARKS.md")));

    assertThat(quoted).hasSizeGreaterThan(4);
    assertThat(measured).containsAll(quoted);
  }

  /** What is measured; a plain redirect's status, and links, are no figures. */
  private static String section(String readme) {
    int from = readme.indexOf("## How fast");
    return readme
        .substring(from, readme.indexOf("\n## ", from))
        .replace("return 302", "")
        .replaceAll("\\]\\([^)]*\\)", "");
  }

  private static List<String> figures(String text) {
    return FIGURE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(QuotedFiguresTest::round)
        .toList();
  }

  /** As people write it: 1.80 is 1.8. */
  private static String round(String figure) {
    return figure.contains(".") ? figure.replaceAll("0$", "") : figure;
  }
}
