package io.tributary.attribution;

import io.tributary.model.Click;
import io.tributary.model.Conversion;
import io.tributary.model.ConversionId;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.storage.EchoTable.Echo;
import io.tributary.storage.PaymentTable.Due;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes payments: which click came back, which click gets the credit, and the conversion that
 * says so; a batch at a time, each table once.
 */
final class Attribution {
  private final Tables tables;
  private final Duration lookback;

  Attribution(Tables tables, Duration lookback) {
    this.tables = tables;
    this.lookback = lookback;
  }

  void attribute(Transaction transaction, List<Due> due) {
    if (!due.isEmpty()) {
      attribute(transaction, due.stream().map(Due::payment).toList());
      tables.payments().markAttributed(transaction, due);
    }
  }

  private void attribute(Transaction transaction, Collection<Payment> due) {
    List<Payment> payments = List.copyOf(due);
    Evidence evidence = Evidence.of(transaction, tables, payments);
    Matching matching = new Matching(transaction, tables, lookback, evidence);
    SiteChoice sites = SiteChoice.of(transaction, tables, payments);
    Map<PaymentId, Match> matches = new HashMap<>();
    List<Conversion> conversions = new ArrayList<>();
    for (Payment payment : payments) {
      Matching.Outcome outcome = matching.match(payment);
      rescue(transaction, outcome);
      matches.put(payment.id(), outcome.match());
      SiteId site = sites.of(payment, outcome.credited(), evidence.startOf(payment));
      conversions.add(conversion(payment, site, outcome));
    }
    tables.waits().replace(transaction, evidence.everyId(), Waiting.of(matches));
    tables.conversions().delete(transaction, evidence.formerIds());
    tables.conversions().save(transaction, conversions);
    tables.echoes().add(transaction, echoes(payments, conversions, evidence));
  }

  /** A program that pays is a person. */
  private void rescue(Transaction transaction, Matching.Outcome outcome) {
    outcome
        .cameBack()
        .filter(Click::isBot)
        .ifPresent(bot -> tables.clicks().rescue(transaction, bot.id()));
  }

  private static Conversion conversion(Payment payment, SiteId site, Matching.Outcome outcome) {
    return new Conversion(
        ConversionId.of(payment.id()),
        payment.id(),
        site,
        ConversionRule.event(payment),
        ConversionRule.status(payment),
        payment.amount(),
        ConversionRule.current(payment),
        payment.occurredAt(),
        payment.test(),
        outcome.match(),
        outcome.credited());
  }

  /** Subscriptions whose renewals inherit something else from now on. */
  private static List<Echo> echoes(
      List<Payment> payments, List<Conversion> conversions, Evidence evidence) {
    List<Echo> echoes = new ArrayList<>();
    for (int each = 0; each < payments.size(); each++) {
      Payment payment = payments.get(each);
      Conversion now = conversions.get(each);
      Optional<String> subscription = payment.stripe().subscription();
      if (subscription.isPresent()
          && payment.stripe().session().isPresent()
          && isNews(now, evidence.held(payment.id()))) {
        echoes.add(new Echo(payment.account(), subscription.get()));
      }
    }
    return echoes;
  }

  private static boolean isNews(Conversion now, List<Conversion> held) {
    return held.stream()
        .noneMatch(
            before ->
                before.match().equals(now.match())
                    && before.site().equals(now.site())
                    && before.credited().map(Click::id).equals(now.credited().map(Click::id)));
  }
}
