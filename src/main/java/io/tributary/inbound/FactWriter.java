package io.tributary.inbound;

import io.tributary.model.Alias;
import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Reported;
import io.tributary.model.StandardEvent;
import io.tributary.model.Telling;
import java.util.List;
import java.util.Optional;

/** Puts what a message tells into the words of the books. */
final class FactWriter {
  private final Door door;
  private final Report report;
  private final Telling told;

  FactWriter(Door door, Report report, Telling told) {
    this.door = door;
    this.report = report;
    this.told = told;
  }

  List<Fact> facts(Happening happening) {
    return switch (happening) {
      case Happening.Sold sold -> sold(sold);
      case Happening.Reached reached -> List.of(reached(reached));
      case Happening.Undone undone -> List.of(undone(undone));
    };
  }

  private List<Fact> sold(Happening.Sold sold) {
    Alias name = name(sold.event(), true);
    Order order = order(sold.event(), name, Optional.empty());
    return switch (sold.progress()) {
      case PAID -> List.of(new Fact.Paid(told, sold.amount(), order, told.at()));
      case PENDING -> List.of(new Fact.PaymentPending(told, sold.amount(), order));
      case CALLED_OFF ->
          List.of(
              new Fact.PaymentFailed(told, sold.amount(), order), reversed(name, Optional.empty()));
    };
  }

  private Fact reached(Happening.Reached reached) {
    Money nothing =
        Money.zero(reached.worth().map(Money::currency).or(report::currency).orElse(Currency.NONE));
    Order order = order(reached.event(), name(reached.event(), false), reached.worth());
    return new Fact.GoalReached(told, nothing, order, told.at());
  }

  private Fact undone(Happening.Undone undone) {
    String transaction = report.transaction().orElseThrow();
    Alias name =
        SaleName.ofMoney(door.id(), undone.event().orElse(StandardEvent.PURCHASE), transaction);
    if (undone.isState() || undone.amount().isEmpty()) {
      return reversed(name, undone.amount());
    }
    return new Fact.Refunded(
        told, List.of(name), told.eventId(), undone.amount().orElseThrow(), told.at());
  }

  /**
   * The same told again is the same reversal, unless the sender itself tells the messages of two
   * parts from each other; after a part, the rest may follow.
   */
  private Fact reversed(Alias name, Optional<Money> amount) {
    String part = report.message().map(id -> " " + id).orElse("");
    String reference = name + " reversed" + amount.map(some -> " " + some + part).orElse("");
    return new Fact.Reversed(told, List.of(name), reference, amount, told.at());
  }

  private Alias name(StandardEvent event, boolean isMoney) {
    return report
        .transaction()
        .map(
            transaction ->
                isMoney
                    ? SaleName.ofMoney(door.id(), event, transaction)
                    : SaleName.ofStep(door.id(), event, transaction))
        .orElseGet(() -> SaleName.ofMessage(door.id(), told.eventId()));
  }

  private Order order(StandardEvent event, Alias name, Optional<Money> worth) {
    return new Order(
        Order.Source.DOOR,
        Optional.of(Order.Reason.ONE_OFF),
        told.at(),
        report.who().clickId(),
        Optional.empty(),
        SaleName.ids(name),
        new Order.Buyer(
            report.who().email(),
            report.who().name(),
            report.who().phone(),
            report.who().country()),
        breakdown(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Reported(
                door.id(), door.site(), SaleName.own(name), report.who().refId(), event, worth)));
  }

  private Order.Breakdown breakdown() {
    Optional<Money> total =
        report.value() instanceof Report.Value.Told whole
            ? Optional.of(whole.money())
            : Optional.empty();
    return new Order.Breakdown(
        Optional.empty(),
        Optional.empty(),
        report.shipping().map(Money::minorUnits),
        report.tax().map(Money::minorUnits),
        Optional.empty(),
        report.tax().flatMap(_ -> total));
  }
}
