package io.tributary.stripe;

import io.tributary.model.Discrepancy;
import io.tributary.model.Entry;
import io.tributary.model.Fact;
import io.tributary.model.StripeKind;
import io.tributary.model.TimeWindow;
import io.tributary.storage.BooksSide.Line;
import java.util.List;
import java.util.Optional;

/**
 * Refunds and disputes that our books have in a window and Stripe's lists haven't; asked for by
 * their ids like {@link OursAlone payments}.
 */
final class MovementsAlone {
  private final OurBooks ours;
  private final TimeWindow window;
  private final Seen seen;
  private final Whereabouts whereabouts;
  private final UnnamedRefunds unnamed;
  private final Tally tally;

  MovementsAlone(
      OurBooks ours,
      TimeWindow window,
      Seen seen,
      Whereabouts whereabouts,
      UnnamedRefunds unnamed,
      Tally tally) {
    this.ours = ours;
    this.window = window;
    this.seen = seen;
    this.whereabouts = whereabouts;
    this.unnamed = unnamed;
    this.tally = tally;
  }

  /** Adds them to the tally. */
  void tell() {
    ours.eachMovement(window, this::look);
  }

  private void look(Line line) {
    Entry entry = line.entry();
    Optional<String> charge = UnnamedRefunds.charge(entry);
    if (charge.isPresent()) {
      unnamed.add(charge.get());
    } else if (entry.kind() == Entry.Kind.REFUND && !isOfCreditNote(line)) {
      judge(StripeKind.REFUND, entry.reference(), entry);
    } else if (DisputeJudge.isDispute(entry)
        && !seen.contains(StripeKind.DISPUTE, entry.reference())) {
      judge(StripeKind.DISPUTE, dispute(line), entry);
    }
  }

  private void judge(StripeKind kind, String id, Entry entry) {
    boolean isAlone =
        !seen.contains(kind, id) && whereabouts.ask(kind, id) == Whereabouts.Answer.NOT_THERE;
    if (isAlone) {
      Discrepancy.Spot spot = new Discrepancy.Spot(kind, id, Tally.day(entry.at()));
      tally.find(new Discrepancy.Extra(spot, entry.amount().negated()));
      tally.count(kind, spot.day(), Optional.empty(), Optional.of(entry.amount().negated()));
      seen.add(kind, id); // a dispute has several lines, and is told once
    }
  }

  /** Money paid out elsewhere is told by a credit note and is no refund of Stripe's. */
  private boolean isOfCreditNote(Line line) {
    String reference = line.entry().reference();
    return !seen.contains(StripeKind.REFUND, reference)
        && ours.facts(line.payment()).stream()
            .anyMatch(
                fact ->
                    fact instanceof Fact.Refunded refunded
                        && refunded.refund().equals(reference)
                        && refunded.told().type().contains("credit_note"));
  }

  /** A line may name the balance transaction; its messages say of which dispute that is. */
  private String dispute(Line line) {
    List<Fact> facts = ours.facts(line.payment());
    String reference = line.entry().reference();
    Optional<String> movement = Optional.of(reference);
    for (Fact fact : facts) {
      if (fact instanceof Fact.DisputeWithdrawn out && out.movement().equals(movement)) {
        return out.dispute();
      }
      if (fact instanceof Fact.DisputeReinstated back && back.movement().equals(movement)) {
        return back.dispute();
      }
    }
    return reference;
  }
}
