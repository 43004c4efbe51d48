package io.tributary.dashboard;

import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One fact in words; the buyer is masked. */
public record FactLine(Fact fact, String sentence, Optional<Money> amount, List<Detail> details) {
  public FactLine {
    details = List.copyOf(details);
  }

  /** A word and its value. */
  public record Detail(String name, String value) {}

  static FactLine of(Fact fact) {
    return switch (fact) {
      case Fact.OfOrder told -> ofOrder(told);
      case Fact.OfMovement moved -> ofMovement(moved);
      case Fact.Linked linked ->
          new FactLine(
              fact, "These ids are one payment: " + names(linked.names()), none(), List.of());
      case Fact.Observed observed -> new FactLine(fact, observed.what(), none(), List.of());
      case Fact.Ignored ignored ->
          new FactLine(fact, "Nothing was read: " + ignored.reason(), none(), List.of());
    };
  }

  private static FactLine ofOrder(Fact.OfOrder fact) {
    return switch (fact) {
      case Fact.Paid paid -> line(fact, "The money was paid", paid.amount(), paid.order());
      case Fact.PaymentPending pending ->
          line(fact, "Ordered; the money is on its way", pending.amount(), pending.order());
      case Fact.PaymentFailed failed ->
          line(fact, "The money will not come", failed.amount(), failed.order());
      case Fact.GoalReached goal ->
          line(
              fact,
              goal.order().reported().map(told -> told.event() + " was told").orElse("Told"),
              goal.amount(),
              goal.order());
      case Fact.TrialStarted trial -> line(fact, "A trial started", trial.amount(), trial.order());
    };
  }

  private static FactLine ofMovement(Fact.OfMovement fact) {
    return switch (fact) {
      case Fact.Refunded refund ->
          moved(fact, "Refund " + refund.refund() + " went to the buyer", refund.amount());
      case Fact.RefundFailed failed ->
          moved(fact, "Refund " + failed.refund() + " did not arrive", failed.amount());
      case Fact.RefundedInAll sum ->
          moved(fact, "Refunded of " + sum.charge() + " in all", sum.total());
      case Fact.RestReleased part ->
          moved(fact, "Never captured of " + part.charge() + ", so not paid", part.rest());
      case Fact.DisputeWithdrawn out ->
          moved(fact, "The bank took money back, dispute " + out.dispute(), out.amount());
      case Fact.DisputeReinstated back ->
          moved(fact, "The bank gave money back, dispute " + back.dispute(), back.amount());
      case Fact.Reversed reversed ->
          new FactLine(fact, "The sale was called off", reversed.amount(), List.of());
      case Fact.FeeTaken fee -> moved(fact, "Stripe's fee", fee.fee());
    };
  }

  private static FactLine moved(Fact fact, String sentence, Money amount) {
    return new FactLine(fact, sentence, Optional.of(amount), List.of());
  }

  private static Optional<Money> none() {
    return Optional.empty();
  }

  private static FactLine line(Fact fact, String sentence, Money amount, Order order) {
    return new FactLine(fact, sentence, Optional.of(amount), details(order));
  }

  private static List<Detail> details(Order order) {
    List<Detail> details = new ArrayList<>();
    add(details, "client_reference_id", order.clientReference());
    add(details, "metadata.click_id", order.metadataClickId());
    add(details, "session", order.ids().session());
    add(details, "buyer", buyer(order.buyer()));
    add(details, "buyer saw", order.presentment().map(FactLine::text));
    return details;
  }

  private static Optional<String> buyer(Order.Buyer buyer) {
    List<String> parts = new ArrayList<>();
    buyer.name().map(Masked::name).ifPresent(parts::add);
    buyer.email().map(Masked::email).ifPresent(parts::add);
    buyer.phone().map(Masked::phone).ifPresent(parts::add);
    buyer.country().ifPresent(parts::add);
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static String text(Money money) {
    return Shown.amount(money) + " " + Shown.code(money);
  }

  private static String names(List<Alias> names) {
    return names.stream().map(Alias::id).collect(Collectors.joining(", "));
  }

  private static void add(List<Detail> details, String name, Optional<String> value) {
    value.ifPresent(text -> details.add(new Detail(name, text)));
  }
}
