package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.ListFault;
import io.tributary.model.Comparison;
import io.tributary.model.DayFigures;
import io.tributary.model.Discrepancy;
import io.tributary.model.StripeKind;
import io.tributary.testing.StripeHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Whole histories on both sides: what is right is never called wrong, what is wrong is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeededFaultsTest {
  private static final int CLEAN_HISTORIES = 20;
  private static final int MESSAGES = 200;
  private static final int FAULTS = 100;
  private final BothBooks both = new BothBooks();

  @BeforeEach
  void empty() {
    both.empty();
  }

  @AfterAll
  void close() {
    both.close();
  }

  @Test
  void wholeHistories_haveNoGap_andNothingIsInvented() {
    for (int seed = 0; seed < CLEAN_HISTORIES; seed++) {
      both.empty();
      both.happen(StripeHistory.past(seed, MESSAGES));
      Comparison comparison = both.compare();
      assertThat(both.findings(comparison)).as("seed %d", seed).isEmpty();
      assertThat(comparison.isEven()).as("seed %d", seed).isTrue();
      assertThat(both.days(comparison)).as("seed %d", seed).allMatch(DayFigures::isEven);
      assertThat(both.days(comparison).stream().mapToLong(day -> day.theirs().count()).sum())
          .as("seed %d: all money objects are counted", seed)
          .isEqualTo(moneyIds().size());
    }
  }

  @Test
  void aHundredFaultsInStripesLists_areAllFound_andNoOther() {
    for (int seed = 300; seed < 306; seed++) {
      both.empty();
      both.happen(StripeHistory.past(seed, 2 * MESSAGES));
      List<ListFault> faults = ListFault.plan(seed, moneyIds(), FAULTS);
      both.stripe.listFaults().tell(faults);
      List<Discrepancy> findings = both.findings(both.compare());
      assertThat(findings.stream().map(SeededFaultsTest::line))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              faults.stream().map(SeededFaultsTest::line).toList());
    }
  }

  private static String line(Discrepancy finding) {
    return finding.spot().id() + " " + finding.code();
  }

  private static String line(ListFault fault) {
    return fault.id()
        + " "
        + switch (fault.kind()) {
          case MISSING -> "extra";
          case DOUBLED -> "doubled";
          case ALTERED -> "different";
        };
  }

  /** Of the objects that move money, and of the checkouts. */
  private List<String> moneyIds() {
    List<String> ids = new ArrayList<>();
    for (StripeKind kind : StripeKind.values()) {
      objects(kind)
          .filter(object -> !object.path("status").asString("").equals("failed"))
          .filter(object -> !object.path("status").asString("").startsWith("requires"))
          .forEach(object -> ids.add(object.path("id").stringValue()));
    }
    return ids;
  }

  private Stream<JsonNode> objects(StripeKind kind) {
    return both.stripe.shelf().list(kind.word()).stream();
  }
}
