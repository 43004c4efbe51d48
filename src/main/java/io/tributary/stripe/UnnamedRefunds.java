package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Discrepancy;
import io.tributary.model.Discrepancy.Different.What;
import io.tributary.model.Entry;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.stripe.Limits.Bound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refunds whose ids we never learned: older accounts tell only how much of a charge has gone back
 * in all, and our books hold each step of that sum. Compared charge by charge: step by step where
 * that fits, else with what the charge itself says of its refunds.
 */
final class UnnamedRefunds {
  private static final char STEP = '#';
  private final Questions stripe;
  private final OurBooks ours;
  private final TimeWindow window;
  private final Map<String, List<Theirs.Refund>> listed = new LinkedHashMap<>();

  /** One step of a charge's sum; negative where a refund failed. */
  private record Step(String reference, Money taken, Instant at) {}

  UnnamedRefunds(Questions stripe, OurBooks ours, TimeWindow window) {
    this.stripe = stripe;
    this.ours = ours;
    this.window = window;
  }

  /** Whether a line is a step of that charge's sum. */
  static boolean isStepOf(Entry line, String charge) {
    return RefundJudge.isRefund(line) && line.reference().startsWith(charge + STEP);
  }

  /** The charge of which a line is a step; empty for any other line. */
  static Optional<String> charge(Entry line) {
    int at = line.reference().indexOf(STEP);
    return at > 0 && RefundJudge.isRefund(line)
        ? Optional.of(line.reference().substring(0, at))
        : Optional.empty();
  }

  /** One of Stripe's refunds, which belongs to a charge of which we know steps. */
  void add(Theirs.Refund refund) {
    if (stripe.limits().allows(Bound.SUMS)) {
      listed.computeIfAbsent(refund.charge().orElse(""), _ -> new ArrayList<>()).add(refund);
    }
  }

  /** A charge of which we know steps, whether Stripe's list has refunds of it or not. */
  void add(String charge) {
    if (listed.containsKey(charge) || stripe.limits().allows(Bound.SUMS)) {
      listed.computeIfAbsent(charge, _ -> new ArrayList<>());
    }
  }

  /** Compares all of them. */
  void tell(Tally tally) {
    listed.forEach((charge, refunds) -> tell(tally, charge, refunds));
  }

  private void tell(Tally tally, String charge, List<Theirs.Refund> refunds) {
    List<Step> steps = steps(charge);
    refunds.sort(Comparator.comparing(Theirs.Refund::created));
    List<Money> inWindow =
        steps.stream().filter(step -> window.contains(step.at())).map(Step::taken).toList();
    if (inWindow.equals(refunds.stream().map(Theirs.Refund::amount).toList())) {
      refunds.forEach(refund -> same(tally, refund));
    } else {
      compare(tally, refunds, truth(charge, refunds), new ArrayList<>(steps));
    }
  }

  /** Both the list and our steps are held against what the charge says of its own refunds. */
  private void compare(
      Tally tally, List<Theirs.Refund> refunds, List<Theirs.Refund> truth, List<Step> steps) {
    Map<String, Theirs.Refund> left = new LinkedHashMap<>();
    refunds.forEach(refund -> left.put(refund.id(), refund));
    boolean isSum = sum(truth) == steps.stream().mapToLong(step -> step.taken().minorUnits()).sum();
    for (Theirs.Refund refund : truth) {
      boolean isOurs = takeStep(steps, refund) || isSum;
      Optional<Theirs.Refund> told = Optional.ofNullable(left.remove(refund.id()));
      if (window.contains(refund.created())) {
        judge(tally, refund, told, isOurs);
      }
    }
    left.values().forEach(refund -> missing(tally, refund));
    if (!isSum) {
      steps.stream().filter(step -> window.contains(step.at())).forEach(step -> extra(tally, step));
    }
  }

  private static void judge(
      Tally tally, Theirs.Refund truth, Optional<Theirs.Refund> told, boolean isOurs) {
    if (!isOurs) {
      missing(tally, told.orElse(truth));
    } else if (told.isEmpty()) {
      Optional<Money> ours = Optional.of(truth.amount());
      tally.find(new Discrepancy.Extra(Tally.spot(truth), truth.amount()));
      tally.count(StripeKind.REFUND, Tally.spot(truth).day(), Optional.empty(), ours);
    } else if (!told.get().amount().equals(truth.amount())) {
      Money theirs = told.get().amount();
      tally.find(new Discrepancy.Different(Tally.spot(truth), theirs, truth.amount(), What.AMOUNT));
      tally.count(
          StripeKind.REFUND,
          Tally.spot(truth).day(),
          Optional.of(theirs),
          Optional.of(truth.amount()));
    } else {
      same(tally, truth);
    }
  }

  private static void same(Tally tally, Theirs.Refund refund) {
    Optional<Money> amount = Optional.of(refund.amount());
    tally.count(StripeKind.REFUND, Tally.spot(refund).day(), amount, amount);
  }

  private static void missing(Tally tally, Theirs.Refund refund) {
    tally.find(new Discrepancy.Missing(Tally.spot(refund), refund.amount()));
    tally.count(
        StripeKind.REFUND,
        Tally.spot(refund).day(),
        Optional.of(refund.amount()),
        Optional.empty());
  }

  private static void extra(Tally tally, Step step) {
    LocalDate day = Tally.day(step.at());
    Discrepancy.Spot spot = new Discrepancy.Spot(StripeKind.REFUND, step.reference(), day);
    tally.find(new Discrepancy.Extra(spot, step.taken()));
    tally.count(StripeKind.REFUND, day, Optional.empty(), Optional.of(step.taken()));
  }

  private static boolean takeStep(List<Step> steps, Theirs.Refund refund) {
    Optional<Step> found =
        steps.stream().filter(step -> step.taken().equals(refund.amount())).findFirst();
    return found.map(steps::remove).orElse(false);
  }

  private static long sum(List<Theirs.Refund> refunds) {
    return refunds.stream().mapToLong(refund -> refund.amount().minorUnits()).sum();
  }

  /** What our books hold, oldest first, up to the end of the window. */
  private List<Step> steps(String charge) {
    Alias name = Alias.charge(charge);
    return ours.named(List.of(name)).values().stream()
        .flatMap(held -> held.lines().stream())
        .filter(line -> isStepOf(line, charge) && line.at().isBefore(window.to()))
        .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::reference))
        .map(line -> new Step(line.reference(), line.amount().negated(), line.at()))
        .toList();
  }

  /**
   * What the charge says of its refunds, but for those that our books know by their ids, and for
   * what was never captured, which is taken from the list, too.
   */
  private List<Theirs.Refund> truth(String charge, List<Theirs.Refund> refunds) {
    if (!stripe.limits().allows(Bound.CHARGES)) {
      return List.copyOf(refunds);
    }
    Set<String> named =
        ours.named(List.of(Alias.charge(charge))).values().stream()
            .flatMap(held -> held.lines().stream())
            .map(Entry::reference)
            .collect(Collectors.toSet());
    ItsRefunds itself = ItsRefunds.of(stripe, charge);
    itself.released().ifPresent(rest -> refunds.removeIf(refund -> refund.id().equals(rest.id())));
    return itself.real().stream()
        .filter(refund -> refund.created().isBefore(window.to()))
        .filter(refund -> !named.contains(refund.id()))
        .toList();
  }
}
