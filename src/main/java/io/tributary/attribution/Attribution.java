package io.tributary.attribution;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.storage.PaymentTable.Due;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    Outcome outcome = outcome(transaction, payment, held(transaction, payment.id()));
    outcome
        .cameBack()
        .filter(Click::isBot)
        .ifPresent(bot -> tables.clicks().rescue(transaction, bot.id()));
    tables.waits().replace(transaction, payment.id(), awaited(outcome.match()));
    tables.waits().deleteOfFormer(transaction, payment.id());
    tables.conversions().deleteOfFormer(transaction, payment.id());
    tables.conversions().save(transaction, conversion(transaction, payment, outcome));
    tables.payments().markAttributed(transaction, payment.id(), due.revision());
  }

  private Outcome outcome(Transaction transaction, Payment payment, List<Conversion> held) {
    List<ClickId> named = ClickMatcher.named(payment.checkout());
    Map<ClickId, Click> known = new HashMap<>();
    tables.clicks().find(transaction, named).forEach(click -> known.put(click.id(), click));
    Match match = ClickMatcher.match(payment.checkout(), known.keySet());
    return switch (match) {
      case Match.Matched matched -> {
        Optional<Click> click = Optional.ofNullable(known.get(matched.click()));
        yield new Outcome(
            match,
            click,
            click.map(
                found ->
                    credited(transaction, found)
                        .or(() -> forgotten(transaction, match, held))
                        .orElse(found)));
      }
      case Match.Unmatched unmatched -> earlier(held, unmatched);
    };
  }

  /** The visitor's last arrival from a named source, up to the click that came back. */
  private Optional<Click> credited(Transaction transaction, Click cameBack) {
    if (!cameBack.channel().isDirect()) {
      return Optional.empty();
    }
    Instant until = cameBack.receivedAt();
    return tables
        .clicks()
        .lastNonDirect(transaction, cameBack.visitor(), until.minus(lookback), until);
  }

  /** The click that was credited for the same match before, where retention deleted it since. */
  private Optional<Click> forgotten(Transaction transaction, Match match, List<Conversion> held) {
    return held.stream()
        .filter(conversion -> conversion.match().equals(match))
        .flatMap(conversion -> conversion.credited().stream())
        .filter(click -> tables.clicks().find(transaction, List.of(click.id())).isEmpty())
        .findFirst();
  }

  /** What was said of a payment before, under its own id first, then under its former ones. */
  private List<Conversion> held(Transaction transaction, PaymentId payment) {
    List<PaymentId> ids = new ArrayList<>(List.of(payment));
    ids.addAll(tables.formerPayments().of(transaction, payment));
    Map<PaymentId, Conversion> held = tables.conversions().ofPayments(transaction, ids);
    return ids.stream().flatMap(id -> Optional.ofNullable(held.get(id)).stream()).toList();
  }

  /** A match that was made once holds, even when retention has deleted its click since. */
  private static Outcome earlier(List<Conversion> held, Match.Unmatched unmatched) {
    return held.stream()
        .filter(conversion -> holds(conversion.match(), unmatched))
        .findFirst()
        .map(found -> new Outcome(found.match(), Optional.empty(), found.credited()))
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
