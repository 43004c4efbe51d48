package io.tributary.stripe;

import io.tributary.model.Alias;
import io.tributary.model.Money;
import io.tributary.model.StripeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of Stripe's objects, in what a comparison needs of it. */
sealed interface Theirs {
  StripeKind kind();

  String id();

  /** The names under which a payment of ours may know it, its own first where it has one. */
  List<Alias> names();

  /** When Stripe made it. */
  Instant created();

  /** On which day it counts. */
  Instant at();

  /** What it is about; of a dispute, what is disputed. */
  Money amount();

  /**
   * A session, invoice, payment intent or charge.
   *
   * @param standing what it says of its money
   */
  record Order(
      StripeKind kind,
      String id,
      List<Alias> names,
      Money amount,
      Standing standing,
      Instant created,
      Instant at)
      implements Theirs {
    /** What it says of its money. */
    enum Standing {
      /** It came, or none was asked for. */
      PAID,
      /** The order stands, and its money may come. */
      OPEN,
      /** It tells of no money: a try that failed, an authorisation. */
      NONE
    }

    public Order {
      names = List.copyOf(names);
    }

    /** The same object, of which we learned from elsewhere that it has another name. */
    Order alsoNamed(Alias name) {
      List<Alias> all = new ArrayList<>(names);
      all.add(name);
      return new Order(kind, id, all, amount, standing, created, at);
    }
  }

  /**
   * A refund.
   *
   * @param counts whether its money has left the merchant
   */
  record Refund(
      String id,
      List<Alias> names,
      Optional<String> charge,
      Money amount,
      boolean counts,
      Instant created)
      implements Theirs {
    public Refund {
      names = List.copyOf(names);
    }

    @Override
    public StripeKind kind() {
      return StripeKind.REFUND;
    }

    @Override
    public Instant at() {
      return created;
    }
  }

  /**
   * A dispute.
   *
   * @param movements the money that went and came back, as Stripe lists it
   * @param expected the same as its status tells it, where Stripe lists none
   */
  record Dispute(
      String id,
      List<Alias> names,
      Money amount,
      List<Movement> movements,
      List<Movement> expected,
      Instant created)
      implements Theirs {
    public Dispute {
      names = List.copyOf(names);
      movements = List.copyOf(movements);
      expected = List.copyOf(expected);
    }

    @Override
    public StripeKind kind() {
      return StripeKind.DISPUTE;
    }

    /** When money first moved. */
    @Override
    public Instant at() {
      return movements.stream().map(Movement::at).min(Instant::compareTo).orElse(created);
    }
  }

  /**
   * Money a bank took, or with a negative amount gave back.
   *
   * @param id of the balance transaction; empty where only the dispute's status tells of it
   */
  record Movement(Optional<String> id, Money taken, Instant at) {}
}
