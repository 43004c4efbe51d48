package io.tributary.stripe;

import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import io.tributary.stripe.Limits.Bound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a charge itself says of its refunds.
 *
 * @param real those that took money back, oldest first
 * @param released the one that Stripe made of what was never captured: nobody had paid it
 */
record ItsRefunds(List<Theirs.Refund> real, Optional<Theirs.Refund> released) {
  private static final Comparator<Theirs.Refund> BY_TIME =
      Comparator.comparing(Theirs.Refund::created).thenComparing(Theirs.Refund::id);

  /** No charge of ours has more; what is beyond would only fill the memory. */
  private static final int MOST = 10_000;

  private static final ItsRefunds NONE = new ItsRefunds(List.of(), Optional.empty());

  ItsRefunds {
    real = List.copyOf(real);
  }

  /** Asks the charge; of one that Stripe doesn't know, nothing was refunded. */
  static ItsRefunds of(Questions stripe, String charge) {
    Optional<JsonNode> itself =
        stripe.find(StripeKind.CHARGE, charge, Map.of("expand[]", "refunds"));
    try {
      return itself.map(found -> of(found, list(stripe, found))).orElse(NONE);
    } catch (IllegalArgumentException unreadable) {
      stripe.limits().allows(Bound.UNREADABLE);
      return NONE;
    }
  }

  private static ItsRefunds of(JsonNode charge, Iterable<JsonNode> refunds) {
    List<Theirs.Refund> all = counted(refunds);
    Optional<Theirs.Refund> released = released(charge, all);
    released.ifPresent(all::remove);
    return new ItsRefunds(all, released);
  }

  /** Stripe shows the ten newest in the charge. */
  private static Iterable<JsonNode> list(Questions stripe, JsonNode charge) {
    JsonNode shown = charge.path("refunds");
    return shown.path("has_more").asBoolean(false)
        ? stripe.list("/v1/refunds", Map.of("charge", charge.path("id").asString("")))
        : shown.path("data");
  }

  private static List<Theirs.Refund> counted(Iterable<JsonNode> refunds) {
    List<Theirs.Refund> counted = new ArrayList<>();
    for (JsonNode refund : refunds) {
      TheirReading.of(StripeKind.REFUND, refund)
          .map(Theirs.Refund.class::cast)
          .filter(Theirs.Refund::counts)
          .filter(_ -> counted.size() < MOST)
          .ifPresent(counted::add);
    }
    counted.sort(BY_TIME);
    return counted;
  }

  /**
   * The first of that amount, for it is as old as the capture; none where the refunds explain no
   * more than what was paid and went back.
   */
  private static Optional<Theirs.Refund> released(JsonNode charge, List<Theirs.Refund> all) {
    Optional<Money> rest = ChargeTranslator.released(charge);
    long paidBack =
        StripeJson.number(charge, "amount_refunded").orElse(0L)
            - rest.map(Money::minorUnits).orElse(0L);
    long sum = all.stream().mapToLong(refund -> refund.amount().minorUnits()).sum();
    return rest.filter(_ -> sum > paidBack)
        .flatMap(let -> all.stream().filter(refund -> refund.amount().equals(let)).findFirst());
  }
}
