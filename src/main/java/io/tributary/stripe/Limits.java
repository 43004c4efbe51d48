package io.tributary.stripe;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How much a comparison does at most of each thing, so that no account, whosever it is, keeps it
 * busy for ever or fills the memory. What was left out for that is told, never passed over.
 */
final class Limits {
  private final Map<Bound, Integer> taken = new EnumMap<>(Bound.class);
  private final Set<Bound> met = new TreeSet<>();

  /** One limit, and what is said when it was met. */
  enum Bound {
    ALONE(
        1_000,
        "Only the first %,d objects that Stripe’s lists don’t have were asked for one by one; of the"
            + " others it isn’t known whether they are of another time."),
    ARRIVALS(
        300,
        "Only of the first %,d payments that are missing was it asked when their money came; some of"
            + " the others may have come just now."),
    CHARGES(
        1_000,
        "Only the first %,d charges were asked about refunds that our books don’t have; some of the"
            + " others may be what was never captured, and no refunds."),
    CONTRADICTIONS(500, "Only the first %,d disputes that contradict themselves were looked up."),
    TWINS(
        500,
        "Only the first %,d ids that came twice were looked for again; others may be twice in"
            + " Stripe’s lists."),
    LINKS(
        100_000,
        "Only the first %,d links from payments to invoices were read that Tributary doesn’t know;"
            + " payments of other invoices may be shown as missing."),
    SUMS(
        100_000,
        "Only the first %,d refunds that are told as a sum were compared; the others are in no"
            + " figure."),
    PAIRS(5_000, "Only the first %,d payments that are there twice are told once each."),
    DAYS(50_000, "Only the first %,d sums of a day, currency and kind are shown."),
    FINDINGS(5_000, "Only the first %,d findings are kept."),
    UNREADABLE(0, "Some of Stripe’s objects could not be read, and are in no figure.");

    private final int most;
    private final String sentence;

    Bound(int most, String sentence) {
      this.most = most;
      this.sentence = sentence;
    }

    int most() {
      return most;
    }

    private String sentence() {
      return String.format(Locale.ROOT, sentence, most);
    }
  }

  /** Takes one of what is allowed; false when all of it was taken, which is then told. */
  boolean allows(Bound bound) {
    int before = taken.getOrDefault(bound, 0);
    if (before >= bound.most()) {
      met.add(bound);
      return false;
    }
    taken.put(bound, before + 1);
    return true;
  }

  boolean isMet(Bound bound) {
    return met.contains(bound);
  }

  /** What was left out, in sentences for people; empty when nothing was. */
  Optional<String> told() {
    return Optional.of(met.stream().map(Bound::sentence).collect(Collectors.joining(" ")))
        .filter(sentences -> !sentences.isEmpty());
  }
}
