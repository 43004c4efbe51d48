package io.tributary.attribution;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Payment;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the click of each payment, and the click that gets the credit. */
final class Matching {
  private final Transaction transaction;
  private final Tables tables;
  private final Duration lookback;
  private final Evidence evidence;

  /**
   * A match, the click that came back, and the one that gets the credit.
   *
   * @param awaited the click whose arrival would change it
   */
  record Outcome(
      Match match, Optional<Click> cameBack, Optional<Click> credited, Optional<ClickId> awaited) {
    Outcome(Match match, Optional<Click> cameBack, Optional<Click> credited) {
      this(match, cameBack, credited, match.awaitedClick());
    }

    /** No click is known. */
    static Outcome without(Match.Unmatched unmatched) {
      return new Outcome(unmatched, Optional.empty(), Optional.empty());
    }
  }

  Matching(Transaction transaction, Tables tables, Duration lookback, Evidence evidence) {
    this.transaction = transaction;
    this.tables = tables;
    this.lookback = lookback;
    this.evidence = evidence;
  }

  Outcome match(Payment payment) {
    List<Conversion> held = evidence.held(payment.id());
    return switch (ClickMatcher.match(payment.order(), evidence.clicks().keySet())) {
      case Match.Matched matched -> matched(matched, held);
      case Match.Unmatched unmatched ->
          earlier(held, unmatched)
              .or(() -> recognised(payment, unmatched, held))
              .or(() -> inherited(payment))
              .or(() -> borrowed(payment, unmatched))
              .orElseGet(() -> Outcome.without(unmatched));
    };
  }

  private Outcome matched(Match.Matched match, List<Conversion> held) {
    return Optional.ofNullable(evidence.clicks().get(match.click()))
        .map(click -> matched(match, click, held))
        .orElseGet(() -> new Outcome(match, Optional.empty(), Optional.empty()));
  }

  private Outcome matched(Match.Matched match, Click click, List<Conversion> held) {
    Click credited = credited(click).or(() -> forgotten(match, held)).orElse(click);
    return new Outcome(match, Optional.of(click), Optional.of(credited));
  }

  /** The visitor's last arrival from a named source, up to the click that came back. */
  private Optional<Click> credited(Click cameBack) {
    if (!cameBack.channel().isDirect()) {
      return Optional.empty();
    }
    Instant until = cameBack.receivedAt();
    return tables
        .clicks()
        .lastNonDirect(transaction, cameBack.visitor(), until.minus(lookback), until);
  }

  /** The click that was credited for the same match before, where retention deleted it since. */
  private Optional<Click> forgotten(Match match, List<Conversion> held) {
    return held.stream()
        .filter(conversion -> conversion.match().equals(match))
        .flatMap(conversion -> conversion.credited().stream())
        .filter(click -> tables.clicks().find(transaction, List.of(click.id())).isEmpty())
        .findFirst();
  }

  /** A match that was made once holds, even when retention has deleted its click since. */
  private static Optional<Outcome> earlier(List<Conversion> held, Match.Unmatched unmatched) {
    return held.stream()
        .filter(conversion -> holds(conversion.match(), unmatched))
        .findFirst()
        .map(found -> new Outcome(found.match(), Optional.empty(), found.credited()));
  }

  private static boolean holds(Match held, Match.Unmatched now) {
    return held instanceof Match.Matched matched
        && matched.borrowed().isEmpty()
        && now.awaited().equals(Optional.of(matched.click()));
  }

  /**
   * The last click of the visitor who has given the name that a door told; where retention has
   * deleted what said so, the match that was made once holds.
   */
  private Optional<Outcome> recognised(
      Payment payment, Match.Unmatched carrier, List<Conversion> held) {
    return evidence
        .recognitionOf(payment)
        .map(
            known ->
                matched(new Match.Matched(known.click().id(), known.method()), known.click(), held))
        .or(() -> payment.isOfDoor() ? recognisedBefore(held) : Optional.empty())
        .map(
            found ->
                new Outcome(found.match(), found.cameBack(), found.credited(), carrier.awaited()));
  }

  private static Optional<Outcome> recognisedBefore(List<Conversion> held) {
    return held.stream()
        .filter(conversion -> isRecognised(conversion.match()))
        .findFirst()
        .map(found -> new Outcome(found.match(), Optional.empty(), found.credited()));
  }

  private static boolean isRecognised(Match match) {
    return match instanceof Match.Matched matched
        && matched.borrowed().isEmpty()
        && (matched.method() == MatchMethod.REF_ID || matched.method() == MatchMethod.EMAIL);
  }

  /** What a subscription's first payment was attributed to is where its renewals belong. */
  private Optional<Outcome> inherited(Payment payment) {
    return evidence
        .startOf(payment)
        .map(
            start ->
                switch (start.match()) {
                  case Match.Matched matched ->
                      new Outcome(
                          new Match.Matched(matched.click(), MatchMethod.SUBSCRIPTION),
                          Optional.empty(),
                          start.credited());
                  case Match.Unmatched unmatched ->
                      Outcome.without(new Match.Unmatched(unmatched.reason(), Optional.empty()));
                });
  }

  /** The click of an earlier purchase, where the site's rules allow it; both reasons stay. */
  private Optional<Outcome> borrowed(Payment payment, Match.Unmatched carrier) {
    return evidence.loanOf(payment).flatMap(loan -> borrowed(loan, carrier));
  }

  private static Optional<Outcome> borrowed(Lending.Loan loan, Match.Unmatched carrier) {
    return switch (loan.lender().match()) {
      case Match.Matched lent -> {
        Match.Borrowed from = new Match.Borrowed(loan.lender().payment(), carrier);
        yield Optional.of(
            new Outcome(
                new Match.Matched(lent.click(), loan.method(), Optional.of(from)),
                Optional.empty(),
                loan.lender().credited()));
      }
      case Match.Unmatched _ -> Optional.empty();
    };
  }
}
