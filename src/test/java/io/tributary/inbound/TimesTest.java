package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Times as people and programs write them. */
final class TimesTest {
  private static final String READ =
      """
      1668871528 = 2022-11-19T15:25:28Z
      1668871528.5 = 2022-11-19T15:25:28.500Z
      1668871528123 = 2022-11-19T15:25:28.123Z
      1668871528123456 = 2022-11-19T15:25:28.123Z
      2022-11-19T15:25:28Z = 2022-11-19T15:25:28Z
      2022-11-19T15:25:28.250Z = 2022-11-19T15:25:28.250Z
      2022-11-19T17:25:28+02:00 = 2022-11-19T15:25:28Z
      2022-11-19T17:25:28+0200 = 2022-11-19T15:25:28Z
      2022-11-19 15:25:28 = 2022-11-19T15:25:28Z
      2022-11-19 15:25:28 UTC = 2022-11-19T15:25:28Z
      2022-11-19 17:25:28 +0200 = 2022-11-19T15:25:28Z
      2022-11-19T15:25:28 = 2022-11-19T15:25:28Z
      2022-11-19 = 2022-11-19T00:00:00Z
      Sat, 19 Nov 2022 15:25:28 GMT = 2022-11-19T15:25:28Z
      """;

  @TestFactory
  Stream<DynamicTest> readTimes() {
    return READ.lines()
        .map(
            line ->
                dynamicTest(
                    line,
                    () ->
                        assertThat(Times.read(line.substring(0, line.indexOf(" = "))))
                            .isEqualTo(Instant.parse(line.substring(line.indexOf(" = ") + 3)))));
  }

  @TestFactory
  Stream<DynamicTest> refusedTimes() {
    return Stream.of(
            "yesterday", "11/20/2026", "0", "99999999999999999999", "1970-01-01", "9999-01-01")
        .map(
            text ->
                dynamicTest(
                    text,
                    () ->
                        assertThatThrownBy(() -> Times.read(text))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(text)));
  }
}
