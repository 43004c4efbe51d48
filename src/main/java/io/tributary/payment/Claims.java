package io.tributary.payment;

import io.tributary.model.Currency;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the objects claim of one money: they tell the same amount several times, and each knows
 * something that the others don't.
 */
final class Claims {
  /** The session says when it was paid; it is what the buyer did. */
  private static final Comparator<Claim> BY_SOURCE =
      Comparator.comparingInt(Claim::distance)
          .thenComparing(Claim::standing)
          .thenComparing(claim -> claim.told().isImported())
          .thenComparingInt(Claim::rankInTime)
          .thenComparing(Claim::at)
          .thenComparing(claim -> claim.told().eventId());

  /**
   * Whose amount counts: the invoice's, for credit and money from elsewhere are in it, then what
   * was really received, then what was asked for.
   */
  private static final List<Order.Source> BY_AMOUNT =
      List.of(
          Order.Source.INVOICE,
          Order.Source.PAYMENT_INTENT,
          Order.Source.CHARGE,
          Order.Source.SESSION,
          Order.Source.DOOR);

  private static final Comparator<Claim> BY_ORDER =
      Comparator.comparingInt(Claim::distance).thenComparing(claim -> claim.order().source());

  private static final List<Order.Source> BY_TIME = List.of(Order.Source.values());

  private static final List<Order.Source> BY_TIME_OF_IMPORTED =
      List.of(
          Order.Source.INVOICE,
          Order.Source.CHARGE,
          Order.Source.PAYMENT_INTENT,
          Order.Source.SESSION,
          Order.Source.DOOR);

  private final List<Claim> claims;

  /** How much a claim weighs against others about the same money, heaviest first. */
  enum Standing {
    PAID,
    TRIAL,
    FAILED,
    PENDING,
    /** Something without money. */
    REACHED
  }

  /** One claim, in one shape. */
  record Claim(Standing standing, Telling told, Money amount, Order order, Instant at) {
    /** What Stripe says of its own money outweighs whatever another says of it. */
    boolean isOfDoor() {
      return order.source() == Order.Source.DOOR;
    }

    /** What Stripe tells us itself outweighs what a relay says that it told, and that a door. */
    int distance() {
      return isOfDoor() ? 2 : told.isRelayed() ? 1 : 0;
    }

    /** A try that failed is no order of its own; it only ends what another object claims. */
    boolean isFailedTry() {
      return standing == Standing.FAILED && order.source() == Order.Source.PAYMENT_INTENT;
    }

    /** Of objects we fetched, a session knows only when its page was opened: it comes last. */
    int rankInTime() {
      Order.Source source = order.source();
      return (told.isImported() ? BY_TIME_OF_IMPORTED : BY_TIME).indexOf(source);
    }
  }

  private Claims(List<Claim> claims) {
    this.claims = claims;
  }

  /**
   * Reads the claims.
   *
   * @return empty while nobody claims anything
   */
  static Optional<Claims> of(List<Fact> facts) {
    List<Claim> claims = new ArrayList<>();
    facts.forEach(fact -> claim(fact).ifPresent(claims::add));
    claims.sort(BY_SOURCE);
    return claims.stream().allMatch(Claim::isFailedTry)
        ? Optional.empty()
        : Optional.of(new Claims(claims));
  }

  private static Optional<Claim> claim(Fact fact) {
    return switch (fact) {
      case Fact.Paid paid -> Optional.of(claim(Standing.PAID, paid, paid.at()));
      case Fact.TrialStarted trial -> Optional.of(claim(Standing.TRIAL, trial, toldAt(trial)));
      case Fact.PaymentFailed failed -> Optional.of(claim(Standing.FAILED, failed, toldAt(failed)));
      case Fact.PaymentPending pending ->
          Optional.of(claim(Standing.PENDING, pending, toldAt(pending)));
      case Fact.GoalReached goal -> Optional.of(claim(Standing.REACHED, goal, goal.at()));
      case Fact.OfMovement _, Fact.Linked _, Fact.Observed _, Fact.Ignored _ -> Optional.empty();
    };
  }

  /** An object that was fetched says only when it was made. */
  private static Instant toldAt(Fact.OfOrder fact) {
    return fact.told().isImported() ? fact.order().opened() : fact.told().at();
  }

  private static Claim claim(Standing standing, Fact.OfOrder fact, Instant at) {
    return new Claim(standing, fact.told(), fact.amount(), fact.order(), at);
  }

  /** The claim that says how far the money is, when that was, and who says so. */
  Claim decisive() {
    return claims.getFirst();
  }

  /** Paid beats failed, failed beats pending. */
  Standing standing() {
    return decisive().standing();
  }

  /** All that is told of the order; where several tell it, the highest source is believed. */
  Order order() {
    List<Claim> ranked = claims.stream().sorted(BY_ORDER).toList();
    Order order = ranked.getFirst().order();
    for (Claim claim : ranked) {
      boolean isLast = claim.distance() > decisive().distance();
      order = isLast ? order.orLast(claim.order()) : order.or(claim.order());
    }
    return order;
  }

  /** What is claimed by those that weigh as much as the decisive one. */
  Money amount() {
    Currency currency = decisive().amount().currency();
    for (Order.Source source : BY_AMOUNT) {
      Optional<Money> sum = amountBy(source, currency);
      if (sum.isPresent()) {
        return sum.get();
      }
    }
    return decisive().amount();
  }

  /**
   * The sum over the objects of a kind, each once, for two charges can pay one invoice; there is
   * only one session and one invoice. Of an object that tells several amounts, the most believed.
   */
  private Optional<Money> amountBy(Order.Source source, Currency currency) {
    Map<String, Money> byObject = new LinkedHashMap<>();
    for (Claim claim : claims) {
      boolean isMeant =
          claim.standing() == standing()
              && claim.distance() == decisive().distance()
              && claim.order().source() == source
              && claim.amount().currency().equals(currency);
      if (isMeant) {
        byObject.putIfAbsent(claim.order().sourceId(), claim.amount());
      }
    }
    return switch (source) {
      case SESSION, INVOICE, DOOR -> byObject.values().stream().findFirst();
      case PAYMENT_INTENT, CHARGE -> byObject.values().stream().reduce(Money::plus);
    };
  }
}
