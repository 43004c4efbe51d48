package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** How figures stand to their budgets, and how that is told. */
final class VerdictTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Report report = new Report(new PrintStream(told, true, StandardCharsets.UTF_8));

  @Test
  void moreIsBetter_whereTheBudgetSaysAtLeast() {
    Budget budget = Budget.atLeast(0.6, 0.35);

    assertThat(budget.judge(0.6)).isEqualTo(Verdict.MET);
    assertThat(budget.judge(0.59)).isEqualTo(Verdict.BELOW_GOAL);
    assertThat(budget.judge(0.34)).isEqualTo(Verdict.BELOW_FLOOR);
  }

  @Test
  void lessIsBetter_whereTheBudgetSaysAtMost() {
    Budget budget = Budget.atMost(3, 6);

    assertThat(budget.judge(3)).isEqualTo(Verdict.MET);
    assertThat(budget.judge(6)).isEqualTo(Verdict.BELOW_GOAL);
    assertThat(budget.judge(6.01)).isEqualTo(Verdict.BELOW_FLOOR);
  }

  @Test
  void figureThatIsNoNumber_meetsNothing() {
    assertThat(Budget.atLeast(1, 0).judge(Double.NaN)).isEqualTo(Verdict.BELOW_FLOOR);
    assertThat(Budget.atMost(1, 2).judge(Double.NaN)).isEqualTo(Verdict.BELOW_FLOOR);
  }

  @Test
  void goalWithoutFloor_isNeverBelowIt() {
    assertThat(Budget.atMost(10).judge(1e9)).isEqualTo(Verdict.BELOW_GOAL);
  }

  @Test
  void row_tellsGoalFloorFigureAndVerdict() {
    Row row = Row.of("redirect", Budget.atLeast(0.6, 0.35), Unit.OF_NGINX, 0.5).with("1 of 2");

    assertThat(row.toMarkdown())
        .isEqualTo(
            "| redirect | ≥ 0.60 × nginx | ≥ 0.35 × nginx | 0.50 × nginx (1 of 2) | below goal |");
  }

  @Test
  void report_knowsWhetherItIsVoid_andWhetherAFloorWasMissed() {
    report.add(Row.of("start", Budget.atMost(3, 6), Unit.SECONDS, 7));
    assertThat(report.isBelowFloor()).isTrue();
    assertThat(report.isVoid()).isFalse();

    report.voidBecause("nginx drifted");
    assertThat(report.faults()).containsExactly("nginx drifted");
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("VOID: nginx drifted");
  }
}
