package io.tributary.attribution;

import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.Payment;
import io.tributary.model.PaymentId;
import io.tributary.model.SiteId;
import io.tributary.model.SiteRules;
import io.tributary.storage.EchoTable.Echo;
import io.tributary.storage.PaymentTable.Due;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.util.ArrayList;
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

  /** What one payment was decided to be. */
  record Decision(Payment payment, Matching.Outcome outcome, Conversion conversion) {}

  void attribute(Transaction transaction, List<Due> due) {
    if (!due.isEmpty()) {
      Rulebook rules = Rulebook.of(tables.siteRules().all(transaction));
      List<Payment> payments = due.stream().map(Due::payment).toList();
      Evidence evidence = evidence(transaction, payments, rules);
      record(transaction, decide(transaction, payments, evidence, rules), evidence, rules);
      tables.payments().markAttributed(transaction, due);
    }
  }

  /** All that is needed to decide; only reads. */
  Evidence evidence(Transaction transaction, List<Payment> payments, Rulebook rules) {
    Evidence evidence = Evidence.of(transaction, tables, payments);
    if (!rules.lendsClicks()) {
      return evidence;
    }
    List<Payment> without = payments.stream().filter(evidence::bringsNoClick).toList();
    SiteChoice sites = SiteChoice.of(transaction, tables, without);
    Lending lending =
        new Lending(
            transaction,
            tables,
            without,
            payment -> rules.at(home(payment, sites, evidence), payment.occurredAt()));
    return evidence.withLoans(lending.loans());
  }

  /** The site that a payment belongs to without a click. */
  private static SiteId home(Payment payment, SiteChoice sites, Evidence evidence) {
    return sites.of(payment, Optional.empty(), evidence.startOf(payment));
  }

  /** Decides, and changes nothing. */
  List<Decision> decide(
      Transaction transaction, List<Payment> payments, Evidence evidence, Rulebook rules) {
    Matching matching = new Matching(transaction, tables, lookback, evidence);
    SiteChoice sites = SiteChoice.of(transaction, tables, payments);
    List<Decision> decisions = new ArrayList<>();
    for (Payment payment : payments) {
      Matching.Outcome outcome = matching.match(payment);
      SiteId site = sites.of(payment, outcome.credited(), evidence.startOf(payment));
      SiteRules held = rules.at(site, payment.occurredAt());
      Conversion conversion = ConversionRule.apply(held, site, payment, outcome);
      decisions.add(new Decision(payment, outcome, conversion));
    }
    return decisions;
  }

  private void record(
      Transaction transaction, List<Decision> decisions, Evidence evidence, Rulebook rules) {
    Map<PaymentId, ClickId> awaited = new HashMap<>();
    for (Decision decision : decisions) {
      rescue(transaction, decision.outcome());
      decision.outcome().awaited().ifPresent(click -> awaited.put(decision.payment().id(), click));
    }
    List<Conversion> conversions = decisions.stream().map(Decision::conversion).toList();
    tables.waits().replace(transaction, evidence.everyId(), awaited);
    tables.conversions().delete(transaction, evidence.formerIds());
    tables.conversions().save(transaction, conversions);
    tables.echoes().add(transaction, echoes(decisions, evidence));
    if (rules.lendsClicks()) {
      tables.buyerEchoes().add(transaction, lenders(decisions, evidence));
    }
  }

  /** A program that pays is a person. */
  private void rescue(Transaction transaction, Matching.Outcome outcome) {
    outcome
        .cameBack()
        .filter(Click::isBot)
        .ifPresent(bot -> tables.clicks().rescue(transaction, bot.id()));
  }

  /** Subscriptions whose renewals inherit something else from now on. */
  private static List<Echo> echoes(List<Decision> decisions, Evidence evidence) {
    List<Echo> echoes = new ArrayList<>();
    for (Decision decision : decisions) {
      Payment payment = decision.payment();
      Optional<String> subscription = payment.stripe().subscription();
      if (subscription.isPresent()
          && payment.stripe().session().isPresent()
          && isNews(decision.conversion(), evidence.held(payment.id()))) {
        echoes.add(new Echo(payment.account(), subscription.get()));
      }
    }
    return echoes;
  }

  /** Purchases that bring a click of their own, or did: others may borrow it, or have. */
  private static List<PaymentId> lenders(List<Decision> decisions, Evidence evidence) {
    List<PaymentId> lenders = new ArrayList<>();
    for (Decision decision : decisions) {
      PaymentId payment = decision.payment().id();
      boolean isLender =
          bringsClick(decision.conversion())
              || evidence.held(payment).stream().anyMatch(Attribution::bringsClick);
      if (isLender) {
        lenders.addAll(evidence.idsOf(payment));
      }
    }
    return lenders;
  }

  private static boolean bringsClick(Conversion conversion) {
    return switch (conversion.match()) {
      case Match.Matched matched -> matched.method().isCarrier();
      case Match.Unmatched _ -> false;
    };
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
