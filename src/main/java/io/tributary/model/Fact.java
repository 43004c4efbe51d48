package io.tributary.model;

import java.util.List;

/**
 * What a message says happened. A payment is a pure function of the set of its facts.
 *
 * <p>A fact names the payment by aliases; a fact with two aliases says that both are one money.
 */
public sealed interface Fact {
  Telling told();

  /** The names this fact gives its payment; none where no payment is meant. */
  List<Alias> names();

  /** Money was paid, or, with an amount of 0, a free order was completed. */
  record Paid(Telling told, Money amount, Checkout checkout) implements Fact {
    @Override
    public List<Alias> names() {
      return checkout.names();
    }
  }

  /** The order stands, the money is on its way: a bank debit or a voucher, 2 to 14 days. */
  record PaymentPending(Telling told, Money amount, Checkout checkout) implements Fact {
    @Override
    public List<Alias> names() {
      return checkout.names();
    }
  }

  /** The money that was on its way will not come. */
  record PaymentFailed(Telling told, Money amount, Checkout checkout) implements Fact {
    @Override
    public List<Alias> names() {
      return checkout.names();
    }
  }

  /** A subscription began without money. */
  record TrialStarted(Telling told, Money amount, Checkout checkout) implements Fact {
    @Override
    public List<Alias> names() {
      return checkout.names();
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
