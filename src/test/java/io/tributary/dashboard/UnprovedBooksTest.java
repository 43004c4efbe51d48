package io.tributary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.TimeWindow;
import io.tributary.testing.SampleComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A comparison that left something out, as the owner sees it. */
final class UnprovedBooksTest {
  private static final String LEFT_OUT = "Only the first 500 ids that came twice were looked for.";

  @Test
  void comparisonThatLeftSomethingOut_saysWhat_andNeverThatThereIsNoGap() {
    try (RunningDashboard dashboard = RunningDashboard.owned()) {
      dashboard.keyed.add(SampleComparison.BOOKS);
      Instant now = dashboard.clock.instant();
      Comparison unproved = comparison(now);
      dashboard
          .test
          .database()
          .useTransaction(open -> dashboard.tables.comparisons().insert(open, unproved));
      assertThat(dashboard.owner().get("/reconciliation").body())
          .contains("not proved", "1,284 objects", LEFT_OUT)
          .doesNotContain("No gap", "0 differences");
    }
  }

  private static Comparison comparison(Instant now) {
    return new Comparison(
        ComparisonId.mint(now, new SplittableRandom(3)),
        SampleComparison.BOOKS,
        new TimeWindow(now.minus(Duration.ofDays(30)), now),
        Comparison.State.DONE,
        now,
        Optional.of(now),
        1_284,
        0,
        Optional.empty(),
        Optional.of(LEFT_OUT));
  }
}
