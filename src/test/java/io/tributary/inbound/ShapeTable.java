package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tributary.model.Door;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A table of messages and what each becomes: {@code message ~> outcome}, one a line. */
final class ShapeTable {
  private ShapeTable() {}

  static Stream<DynamicTest> tests(Door door, String table) {
    return table
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(
            line -> {
              int arrow = line.indexOf(" ~> ");
              String message = line.substring(0, arrow);
              String outcome = line.substring(arrow + 4).strip();
              return dynamicTest(
                  message, () -> assertThat(DoorSamples.outcome(door, message)).isEqualTo(outcome));
            });
  }
}
