package io.tributary.attribution;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.SiteId;
import io.tributary.storage.PaymentTable.Due;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes one payment: which click came back, which click gets the credit, and the conversion
 * that says so.
 */
final class Attribution {
  private final Tables tables;
  private final Duration lookback;

  /** A match, the click that came back, and the one that gets the credit. */
  private record Outcome(Match match, Optional<Click> cameBack, Optional<Click> credited) {}

  Attribution(Tables tables, Duration lookback) {
    this.tables = tables;
    this.lookback = lookback;
  }

  void attribute(Transaction transaction, Due due) {
    Payment payment = due.payment();
    Outcome outcome = outcome(transaction, payment);
    outcome
        .cameBack()
        .filter(Click::isBot)
        .ifPresent(bot -> tables.clicks().rescue(transaction, bot.id()));
    tables.waits().replace(transaction, payment.id(), awaited(outcome.match()));
    tables.conversions().deleteOfFormer(transaction, payment.id());
    tables.conversions().save(transaction, conversion(transaction, payment, outcome));
    tables.payments().markAttributed(transaction, payment.id(), due.revision());
  }

  private Outcome outcome(Transaction transaction, Payment payment) {
    List<ClickId> named = ClickMatcher.named(payment.checkout());
    Map<ClickId, Click> known = new HashMap<>();
    tables.clicks().find(transaction, named).forEach(click -> known.put(click.id(), click));
    Match match = ClickMatcher.match(payment.checkout(), known.keySet());
    return switch (match) {
      case Match.Matched matched -> {
        Optional<Click> click = Optional.ofNullable(known.get(matched.click()));
        yield new Outcome(match, click, click.map(found -> credited(transaction, found)));
      }
      case Match.Unmatched unmatched -> earlier(transaction, payment, unmatched);
    };
  }

  /**
   * The visitor's last arrival from a named source up to the click that came back, or else that
   * click itself.
   */
  private Click credited(Transaction transaction, Click cameBack) {
    if (!cameBack.channel().isDirect()) {
      return cameBack;
    }
    Instant until = cameBack.receivedAt();
    return tables
        .clicks()
        .lastNonDirect(transaction, cameBack.visitor(), until.minus(lookback), until)
        .orElse(cameBack);
  }

  /** A match that was made once holds, even when retention has deleted its click since. */
  private Outcome earlier(Transaction transaction, Payment payment, Match.Unmatched unmatched) {
    return tables.conversions().ofPayments(transaction, List.of(payment.id())).values().stream()
        .filter(conversion -> holds(conversion.match(), unmatched))
        .findFirst()
        .map(held -> new Outcome(held.match(), Optional.empty(), held.credited()))
        .orElseGet(() -> new Outcome(unmatched, Optional.empty(), Optional.empty()));
  }

  private static boolean holds(Match held, Match.Unmatched now) {
    return held instanceof Match.Matched matched
        && now.awaited().equals(Optional.of(matched.click()));
  }

  private Conversion conversion(Transaction transaction, Payment payment, Outcome outcome) {
    return new Conversion(
        ConversionId.of(payment.id()),
        payment.id(),
        site(transaction, payment, outcome),
        ConversionRule.event(payment),
        ConversionRule.status(payment),
        payment.amount(),
        ConversionRule.current(payment),
        payment.occurredAt(),
        payment.test(),
        outcome.match(),
        outcome.credited());
  }

  private SiteId site(Transaction transaction, Payment payment, Outcome outcome) {
    return outcome
        .credited()
        .map(Click::site)
        .orElseGet(() -> tables.accounts().siteOf(transaction, payment.account()));
  }

  private static Optional<ClickId> awaited(Match match) {
    return switch (match) {
      case Match.Matched matched -> Optional.empty();
      case Match.Unmatched unmatched -> unmatched.awaited();
    };
  }
}
