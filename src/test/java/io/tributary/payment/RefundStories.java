package io.tributary.payment;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.Money;
import io.tributary.model.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every course that up to three refunds of one charge can take, and what Stripe tells of it. */
final class RefundStories {
  private static final List<Alias> NAMES =
      List.of(Alias.paymentIntent("pi_1"), Alias.charge("ch_1"));
  private static final List<Long> AMOUNTS = List.of(3L, 5L);
  private static final int MOST_REFUNDS = 3;
  private final Counting counting;
  private final Duration pace;
  private final List<Story> stories = new ArrayList<>();

  /** Whether the charge's sum goes on holding a refund that failed. */
  enum Counting {
    WITHOUT_FAILED,
    WITH_FAILED,
    WITH_FAILED_FOR_A_WHILE
  }

  /** What a message is. */
  enum Word {
    REFUND_CREATED("refund.created"),
    CHARGE_REFUNDED("charge.refunded"),
    REFUND_FAILED("refund.failed"),
    CHARGE_UPDATED("charge.updated");

    private final String type;

    Word(String type) {
      this.type = type;
    }

    boolean isSum() {
      return this == CHARGE_REFUNDED || this == CHARGE_UPDATED;
    }
  }

  /** One message. */
  record Step(Word word, int refund, List<Fact> facts) {
    @Override
    public String toString() {
      return word + " " + refund + (word.isSum() ? ", in all " + total() : "");
    }

    private String total() {
      return ((Fact.RefundedInAll) facts.getFirst()).total().toString();
    }
  }

  /**
   * One course.
   *
   * @param amounts of the refunds, by number
   * @param failed numbers of those that failed
   */
  record Story(Map<Integer, Long> amounts, Set<Integer> failed, List<Step> steps) {
    /** What is gone in the end. */
    Money refunded() {
      return Facts.dollars(
          amounts.entrySet().stream()
              .filter(refund -> !failed.contains(refund.getKey()))
              .mapToLong(Map.Entry::getValue)
              .sum());
    }
  }

  private RefundStories(Counting counting, Duration pace) {
    this.counting = counting;
    this.pace = pace;
  }

  /**
   * Tells them all.
   *
   * @param pace from one happening to the next
   */
  static List<Story> all(Counting counting, Duration pace) {
    RefundStories all = new RefundStories(counting, pace);
    all.goOn(new Story(Map.of(), Set.of(), List.of()));
    return all.stories;
  }

  /** What the charge itself tells first. */
  static Fact paid() {
    return Facts.paid(Facts.told(0, 0), 20, Facts.session("cs_1", "", "pi_1"));
  }

  private void goOn(Story story) {
    if (!story.steps().isEmpty()) {
      stories.add(story);
    }
    if (story.amounts().size() < MOST_REFUNDS) {
      AMOUNTS.forEach(amount -> goOn(made(story, amount)));
    }
    for (int refund : story.amounts().keySet()) {
      if (!story.failed().contains(refund)) {
        goOn(failed(story, refund));
      }
    }
  }

  private Story made(Story story, long amount) {
    int refund = story.amounts().size() + 1;
    Map<Integer, Long> amounts = new TreeMap<>(story.amounts());
    amounts.put(refund, amount);
    Story next = new Story(amounts, story.failed(), story.steps());
    Instant now = now(story);
    return with(
        next,
        refund,
        Word.REFUND_CREATED,
        List.of(refunded(told(story, Word.REFUND_CREATED, now), refund, amount, now)),
        Word.CHARGE_REFUNDED,
        sum(next, story.failed(), told(story, Word.CHARGE_REFUNDED, now)));
  }

  private Story failed(Story story, int refund) {
    Set<Integer> failed = new HashSet<>(story.failed());
    failed.add(refund);
    Story next = new Story(story.amounts(), failed, story.steps());
    Instant now = now(story);
    Telling told = told(story, Word.REFUND_FAILED, now);
    long amount = story.amounts().getOrDefault(refund, 0L);
    Fact back = new Fact.RefundFailed(told, NAMES, "re_" + refund, Facts.dollars(amount), now);
    return with(
        next,
        refund,
        Word.REFUND_FAILED,
        List.of(refunded(told, refund, amount, madeAt(story, refund)), back),
        Word.CHARGE_UPDATED,
        sum(next, story.failed(), told(story, Word.CHARGE_UPDATED, now)));
  }

  private static Story with(
      Story story, int refund, Word one, List<Fact> itsFacts, Word other, Fact sum) {
    List<Step> steps = new ArrayList<>(story.steps());
    steps.add(new Step(one, refund, itsFacts));
    steps.add(new Step(other, refund, List.of(sum)));
    return new Story(story.amounts(), story.failed(), steps);
  }

  private static Fact refunded(Telling told, int refund, long amount, Instant at) {
    return new Fact.Refunded(told, NAMES, "re_" + refund, Facts.dollars(amount), at);
  }

  private static Instant madeAt(Story story, int refund) {
    return story.steps().stream()
        .filter(step -> step.word() == Word.REFUND_CREATED && step.refund() == refund)
        .map(step -> step.facts().getFirst().told().at())
        .findFirst()
        .orElseThrow();
  }

  private Fact sum(Story story, Set<Integer> failedBefore, Telling told) {
    Set<Integer> left =
        switch (counting) {
          case WITHOUT_FAILED -> story.failed();
          case WITH_FAILED -> Set.of();
          case WITH_FAILED_FOR_A_WHILE -> failedBefore;
        };
    long total =
        story.amounts().entrySet().stream()
            .filter(refund -> !left.contains(refund.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Fact.RefundedInAll(told, NAMES, "ch_1", Facts.dollars(total));
  }

  private Instant now(Story story) {
    return Facts.NOON.plus(pace.multipliedBy(1 + story.steps().size() / 2));
  }

  private static Telling told(Story story, Word word, Instant at) {
    int number = story.steps().size() + (word.isSum() ? 2 : 1);
    return new Telling(new MessageId(number), "evt_" + number, word.type, at, true);
  }
}
