package io.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.FieldMapping.Condition;
import io.tributary.model.FieldMapping.EventRule;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.FieldMapping.Meaning;
import io.tributary.model.FieldMapping.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write about a door's messages is read, and written back as they wrote it. */
class MappingNotationTest {
  private static FieldMapping read(String line) {
    return MappingNotation.read(Map.of(Field.VALUE, List.of(line)), List.of());
  }

  private static FieldMapping rule(String line) {
    return MappingNotation.read(Map.of(), List.of(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order.total",
        "\"USD\"",
        "\"a \\\"quoted\\\" \\\\ text if a is b\"",
        "`Order Total`",
        "`a is b.c` if d is e",
        "order.total if status is paid, done",
        "order.total if status is not test and lines.0.sku contains \"a, b\"",
        "`my field` if `its if and is` is present and x is missing",
        "a if b is above 0 and b is below 100.50",
        "a if b is \"present\""
      })
  void anOrigin_isWrittenAsItWasRead(String line) {
    FieldMapping mapping = read(line);

    List<Origin> origins = mapping.fields().getOrDefault(Field.VALUE, List.of());

    assertThat(MappingNotation.write(origins)).containsExactly(line);
  }

  @Test
  void conditionsAreTakenApart() {
    assertThat(read("a.b if c is x, \"y z\" and d is missing").fields().get(Field.VALUE))
        .containsExactly(
            new Origin.When(
                new Condition("c", Condition.Test.ANY_OF, List.of("x", "y z")),
                new Origin.When(
                    new Condition("d", Condition.Test.ABSENT, List.of()), new Origin.Path("a.b"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Purchase",
        "Lead if type is contact",
        "refund if type contains refund",
        "discard \"a test\" if tag is test and total is above 0"
      })
  void aRule_isWrittenAsItWasRead(String line) {
    EventRule rule = rule(line).events().getFirst();

    assertThat(MappingNotation.write(rule)).isEqualTo(line);
  }

  @Test
  void rulesAreReadWithoutRegardToCase() {
    assertThat(rule("purchase IF type IS sale").events().getFirst().meaning())
        .isEqualTo(new Meaning.Happened(StandardEvent.PURCHASE));
    assertThat(rule("Refund").events().getFirst().meaning()).isEqualTo(new Meaning.Refund());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a if b",
        "a if b is",
        "a if b is above many",
        "a if b is present x",
        "\"open",
        "a\"b",
        "a if b is c if d is e",
        "`",
        "a if b is c, ,d"
      })
  void aLineThatCannotBeRead_isNamed(String line) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line)
        .hasMessageContaining("can't be read");
  }

  @Test
  void anUnknownEvent_isRefused_andEmptyLinesArePassedOver() {
    assertThatThrownBy(() -> rule("Sold if a is b")).hasMessageContaining("begins with refund");
    assertThat(read("  ").fields()).isEmpty();
    assertThatThrownBy(() -> read("a".repeat(501))).hasMessageContaining("500 characters");
    assertThatThrownBy(() -> MappingNotation.read(Map.of(), Collections.nCopies(51, "Lead")))
        .hasMessageContaining("50 lines");
  }
}
