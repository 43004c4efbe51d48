package io.tributary.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a message says happened. A payment is a pure function of the set of its facts.
 *
 * <p>A fact names the payment by aliases; a fact with two aliases says that both are one money.
 */
public sealed interface Fact {
  Telling told();

  /** The names this fact gives its payment; none where no payment is meant. */
  List<Alias> names();

  /** What an object told of an order, and the amount it told. */
  sealed interface OfOrder extends Fact {
    Money amount();

    Order order();

    @Override
    default List<Alias> names() {
      return order().names();
    }
  }

  /**
   * Something was reached that is worth telling and moves no money, such as a lead.
   *
   * @param amount 0; what it was said to be worth stands in the order
   */
  record GoalReached(Telling told, Money amount, Order order, Instant at) implements OfOrder {}

  /** Money went one way or the other after it was paid. */
  sealed interface OfMovement extends Fact {}

  /**
   * Money was paid, or, with an amount of 0, a free order was completed.
   *
   * @param at when
   */
  record Paid(Telling told, Money amount, Order order, Instant at) implements OfOrder {}

  /** The order stands, the money is on its way: a bank debit or a voucher, 2 to 14 days. */
  record PaymentPending(Telling told, Money amount, Order order) implements OfOrder {}

  /** The money that was on its way will not come. */
  record PaymentFailed(Telling told, Money amount, Order order) implements OfOrder {}

  /** A subscription began without money. */
  record TrialStarted(Telling told, Money amount, Order order) implements OfOrder {}

  /**
   * Money went back to the buyer, or is on its way there.
   *
   * @param refund Stripe's id of it; of a credit note that was paid out elsewhere, the note's
   * @param amount more than 0
   * @param at when it was made
   */
  record Refunded(Telling told, List<Alias> names, String refund, Money amount, Instant at)
      implements OfMovement {
    public Refunded {
      names = List.copyOf(names);
    }
  }

  /**
   * A refund didn't arrive, and its money is the merchant's again. Without its {@link Refunded} it
   * means nothing.
   *
   * @param at when that was known
   */
  record RefundFailed(Telling told, List<Alias> names, String refund, Money amount, Instant at)
      implements OfMovement {
    public RefundFailed {
      names = List.copyOf(names);
    }
  }

  /**
   * Only a part of a charge was captured, and the rest was let go. Stripe makes a refund of it,
   * though the buyer never paid it.
   *
   * @param rest more than 0; no part of what {@link RefundedInAll} tells
   */
  record RestReleased(Telling told, List<Alias> names, String charge, Money rest)
      implements OfMovement {
    public RestReleased {
      names = List.copyOf(names);
    }
  }

  /**
   * What has gone back of a charge in all until now. Where refunds aren't told one by one, their
   * number and times follow from it.
   *
   * @param total 0 or more; of all refunds so far, not of the last one, and without the rest of a
   *     charge that was captured in part
   */
  record RefundedInAll(Telling told, List<Alias> names, String charge, Money total)
      implements OfMovement {
    public RefundedInAll {
      names = List.copyOf(names);
    }
  }

  /**
   * A bank took disputed money back.
   *
   * @param movement Stripe's id of the balance transaction; the same movement is told by several
   *     messages, and by some without its id
   * @param amount more than 0, without the fee
   */
  record DisputeWithdrawn(
      Telling told,
      List<Alias> names,
      String dispute,
      Optional<String> movement,
      Money amount,
      Instant at)
      implements OfMovement {
    public DisputeWithdrawn {
      names = List.copyOf(names);
    }
  }

  /**
   * A bank gave disputed money back to the merchant.
   *
   * @param movement as in {@link DisputeWithdrawn}
   * @param amount more than 0
   */
  record DisputeReinstated(
      Telling told,
      List<Alias> names,
      String dispute,
      Optional<String> movement,
      Money amount,
      Instant at)
      implements OfMovement {
    public DisputeReinstated {
      names = List.copyOf(names);
    }
  }

  /**
   * Stripe took a fee, or, with a negative amount, gave one back.
   *
   * @param movement the balance transaction it is part of, which is told by several messages
   * @param fee in the currency of settlement, which may be another than the buyer's
   */
  record FeeTaken(Telling told, List<Alias> names, String movement, Money fee, Instant at)
      implements OfMovement {
    public FeeTaken {
      names = List.copyOf(names);
    }
  }

  /**
   * A sale was called off: what is left of its money went back.
   *
   * @param reference the same for every message that tells it
   * @param amount at most so much; absent is all that is left
   */
  record Reversed(
      Telling told, List<Alias> names, String reference, Optional<Money> amount, Instant at)
      implements OfMovement {
    public Reversed {
      names = List.copyOf(names);
    }
  }

  /** Several ids belong to one money. */
  record Linked(Telling told, List<Alias> names) implements Fact {
    public Linked {
      names = List.copyOf(names);
    }
  }

  /** Something worth showing happened to the payment, without a change of its money. */
  record Observed(Telling told, List<Alias> names, String what) implements Fact {
    public Observed {
      names = List.copyOf(names);
    }
  }

  /** This version reads nothing from the message; a later one may. */
  record Ignored(Telling told, String reason) implements Fact {
    @Override
    public List<Alias> names() {
      return List.of();
    }
  }
}
