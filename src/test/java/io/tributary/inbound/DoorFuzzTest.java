package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.Fact;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Condition;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.FieldMapping.Meaning;
import io.tributary.model.FieldMapping.Origin;
import io.tributary.model.StandardEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ten thousand random messages a kind of door: nothing breaks, and nobody is nobody's buyer. */
final class DoorFuzzTest {
  private static final int MESSAGES = 10_000;

  @TestFactory
  Stream<DynamicTest> randomMessages_areReadOrRefusedInASentence() {
    return Stream.of(Door.Kind.values())
        .flatMap(
            kind ->
                Stream.of(AmountUnit.values()).map(unit -> DoorSamples.door(kind, unit, mapping())))
        .map(door -> dynamicTest(door.kind() + " " + door.unit(), () -> readMany(door)));
  }

  private static void readMany(Door door) {
    RandomMessages messages = new RandomMessages(new SplittableRandom(11));
    int accepted = 0;
    for (int number = 0; number < MESSAGES / AmountUnit.values().length; number++) {
      Submission submission = messages.next();
      accepted += isAccepted(door, submission) ? 1 : 0;
    }
    assertThat(accepted).as("the fuzz must reach what is behind the refusals").isPositive();
  }

  private static boolean isAccepted(Door door, Submission submission) {
    Verdict verdict =
        DoorSamples.TRANSLATOR.explain(door, door.mapping(), submission.tree()).verdict();
    assertThat(verdict.sentence()).isNotBlank();
    try {
      List<Fact> facts = DoorSamples.facts(door, submission);
      assertThat(facts).isNotEmpty().allSatisfy(DoorFuzzTest::assertNamed);
      assertThat(verdict).isNotInstanceOf(Verdict.Failed.class);
      return verdict instanceof Verdict.Accepted;
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      assertThat(verdict).isInstanceOf(Verdict.Failed.class);
      return false;
    }
  }

  /** Whoever tells of money or of a lead says whose, or of which of Stripe's objects. */
  private static void assertNamed(Fact fact) {
    switch (fact) {
      case Fact.OfOrder told -> {
        boolean isAnybody =
            told.order().clientReference().isPresent()
                || told.order().buyer().email().isPresent()
                || told.order().reported().flatMap(reported -> reported.refId()).isPresent();
        assertThat(isAnybody || told.order().reported().isEmpty()).isTrue();
        assertThat(fact.names()).isNotEmpty();
        assertThat(told.amount().minorUnits()).isBetween(0L, Decimal.MOST);
      }
      case Fact.OfMovement moved -> assertThat(moved.names()).isNotEmpty();
      case Fact.Linked _, Fact.Observed _, Fact.Ignored _ ->
          assertThat(fact.told().at()).isNotNull();
    }
  }

  /** Each field under the first of its known names, and its name's path. */
  private static FieldMapping mapping() {
    Map<Field, List<Origin>> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String name = Aliases.OF.getOrDefault(field, List.of("x")).getFirst();
      fields.put(field, List.of(new Origin.Path("data.object." + name), new Origin.Path(name)));
    }
    Condition isMarked = new Condition("status", Condition.Test.ANY_OF, List.of("refunded"));
    return new FieldMapping(
        1,
        fields,
        List.of(
            new FieldMapping.EventRule(List.of(isMarked), new Meaning.Refund()),
            new FieldMapping.EventRule(
                List.of(new Condition("value", Condition.Test.ABOVE, List.of("50"))),
                new Meaning.Happened(StandardEvent.PURCHASE))));
  }
}
