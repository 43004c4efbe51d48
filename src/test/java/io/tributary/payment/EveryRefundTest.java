package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.Payment;
import io.tributary.payment.RefundStories.Counting;
import io.tributary.payment.RefundStories.Step;
import io.tributary.payment.RefundStories.Story;
import io.tributary.payment.RefundStories.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every course that up to three refunds of one charge can take, told in full and with every loss
 * that leaves enough to know what went back.
 */
final class EveryRefundTest {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @EnumSource(Counting.class)
  void whateverSumsAreLost_theRefundsAloneAreRight(Counting counting) {
    for (Story story : RefundStories.all(counting, DAY)) {
      subsets(story.steps(), step -> step.word().isSum()).forEach(told -> assertBooks(story, told));
    }
  }

  @ParameterizedTest
  @EnumSource(Counting.class)
  void withinMinutes_theRefundsAreRight_too(Counting counting) {
    for (Story story : RefundStories.all(counting, Duration.ofMinutes(2))) {
      assertBooks(story, story.steps());
    }
  }

  /** Older accounts: refunds have no messages of their own. */
  @ParameterizedTest
  @EnumSource(names = "WITHOUT_FAILED")
  void whatRefundsTellIsLost_theSumsAloneAreRight(Counting counting) {
    for (Story story : RefundStories.all(counting, DAY)) {
      assertBooks(story, story.steps().stream().filter(step -> step.word().isSum()).toList());
    }
  }

  /** As long as no failure is told, the last sum can be read in one way only. */
  @ParameterizedTest
  @EnumSource(names = "WITHOUT_FAILED")
  void withTheLastSum_anyOtherMessageMayBeLost_whileNoFailureIsTold(Counting counting) {
    for (Story story : RefundStories.all(counting, DAY)) {
      List<Step> steps =
          story.steps().stream().filter(step -> step.word() != Word.REFUND_FAILED).toList();
      subsets(steps, step -> !step.equals(steps.getLast()))
          .forEach(told -> assertBooks(story, told));
    }
  }

  /** A failure's message also tells that the refund was made. */
  @ParameterizedTest
  @EnumSource(Counting.class)
  void ofRefundsThatFailed_thatTheyWereMadeMayBeLost(Counting counting) {
    for (Story story : RefundStories.all(counting, DAY)) {
      List<Step> steps =
          story.steps().stream()
              .filter(
                  step ->
                      step.word() != Word.REFUND_CREATED || !story.failed().contains(step.refund()))
              .toList();
      subsets(steps, step -> step.word().isSum()).forEach(told -> assertBooks(story, told));
    }
  }

  private static void assertBooks(Story story, List<Step> told) {
    List<Fact> facts = new ArrayList<>(List.of(RefundStories.paid()));
    told.forEach(step -> facts.addAll(step.facts()));
    Collections.shuffle(facts, new Random(told.size()));
    Payment payment = Books.fold(AccountId.DEFAULT, facts).orElseThrow();
    assertThat(payment.refunded()).as("told: %s", told).isEqualTo(story.refunded());
  }

  /** The messages, with each choice of those that may be lost. */
  private static List<List<Step>> subsets(List<Step> all, Predicate<Step> mayBeLost) {
    List<List<Step>> subsets = new ArrayList<>(List.of(List.of()));
    for (Step step : all) {
      List<List<Step>> without = mayBeLost.test(step) ? List.copyOf(subsets) : List.of();
      subsets.replaceAll(some -> with(some, step));
      subsets.addAll(without);
    }
    return subsets;
  }

  private static List<Step> with(List<Step> some, Step step) {
    List<Step> longer = new ArrayList<>(some);
    longer.add(step);
    return longer;
  }
}
