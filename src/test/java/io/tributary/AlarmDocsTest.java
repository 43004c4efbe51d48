package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ops.Alarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of alarms in the docs has every alarm, and no other. */
final class AlarmDocsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

  @Test
  void docsListEveryAlarm_inTheOrderOfTheCode() throws IOException {
    String docs = Files.readString(Path.of("docs/operations.md"));
    String section = docs.substring(docs.indexOf("### Alarms"), docs.indexOf("## When something"));
    List<String> listed =
        ROW.matcher(section).results().map((MatchResult row) -> row.group(1)).toList();

    assertThat(listed).isEqualTo(Arrays.stream(Alarm.values()).map(Alarm::code).toList());
  }
}
