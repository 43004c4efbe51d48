package io.tributary.dashboard;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Fee;
import io.tributary.model.Match;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.storage.InboxTable;
import io.tributary.storage.ReportedSales;
import java.util.List;
import java.util.Optional;

/**
 * The whole story of a payment, in order.
 *
 * @param failure why it could not be attributed, where the program failed on it
 * @param reported what browsers say of it
 */
public record PaymentView(
    Payment payment,
    List<InboxTable.Message> messages,
    List<FactLine> facts,
    Optional<Conversion> conversion,
    Optional<String> failure,
    List<JourneyStep> journey,
    List<ReportedSales.Sale> reported) {
  public PaymentView {
    messages = List.copyOf(messages);
    facts = List.copyOf(facts);
    journey = List.copyOf(journey);
    reported = List.copyOf(reported);
  }

  /** The click that gets the credit. */
  public Optional<Click> credited() {
    return conversion.flatMap(Conversion::credited);
  }

  /** The click that came back, and how. */
  public Optional<Match.Matched> matched() {
    return conversion
        .map(Conversion::match)
        .filter(Match.Matched.class::isInstance)
        .map(Match.Matched.class::cast);
  }

  /** Where the click came from, when the payment itself brought none. */
  public Optional<Match.Borrowed> borrowed() {
    return matched().flatMap(Match.Matched::borrowed);
  }

  /** Why no click came back. */
  public Optional<Match.Unmatched> unmatched() {
    return conversion
        .map(Conversion::match)
        .filter(Match.Unmatched.class::isInstance)
        .map(Match.Unmatched.class::cast);
  }

  /** What is left after Stripe's fees; empty where they are in another currency. */
  public Optional<Money> netOfFees() {
    Money net = payment.net();
    for (Fee fee : payment.fees()) {
      if (!fee.amount().currency().equals(net.currency())) {
        return Optional.empty();
      }
      net = net.minus(fee.amount());
    }
    return Optional.of(net);
  }

  /** Whether the credit went to an earlier click than the one that came back. */
  public boolean isCreditedEarlier() {
    Optional<ClickId> cameBack = matched().map(Match.Matched::click);
    return cameBack.isPresent() && !cameBack.equals(credited().map(Click::id));
  }
}
