package io.tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every dependency has a line that says why it is here. */
final class RationaleTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>.*?<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);

  @Test
  void everyDependency_hasALineInTheRationale() {
    String pom = Source.read(Path.of("pom.xml"));
    String rationale = Source.read(Path.of("RATIONALE.md"));

    assertThat(unexplained(pom, rationale)).isEmpty();
  }

  @Test
  void dependencyWithoutALine_isReported() {
    String pom = "<dependency>\n<groupId>g</groupId>\n<artifactId>left-pad</artifactId>";

    assertThat(unexplained(pom, "| `other` | because |")).containsExactly("left-pad");
  }

  private static List<String> unexplained(String pom, String rationale) {
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !rationale.contains("`" + name + "`"))
        .toList();
  }
}
