package io.tributary;

import io.tributary.model.Comparison;
import io.tributary.model.Discrepancy;
import io.tributary.model.Money;
import io.tributary.storage.DiscrepancyTable.Numbered;
import io.tributary.stripe.BooksCheck;
import io.tributary.stripe.KeyedAccount;
import io.tributary.stripe.Rhythm;
import io.tributary.stripe.StripeApis;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Holds the books of the last month against Stripe's, and prints what differs. */
final class PrintedAudit implements FullReconciliation.Audit {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int MOST_PRINTED = 50;
  private final InstantSource clock;

  PrintedAudit(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public boolean isEven(
      Foundations foundations, StripeApis apis, KeyedAccount account, PrintWriter out) {
    Instant now = clock.instant();
    BooksCheck check =
        new BooksCheck(
            foundations.database(),
            foundations.tables(),
            apis,
            clock,
            new SecureRandom(),
            Rhythm.nightly().margin());
    Comparison done = check.run(account, now.minus(MONTH).truncatedTo(ChronoUnit.DAYS), now);
    out.println("  " + headline(done));
    done.leftOut().ifPresent(words -> out.println("    " + words));
    print(done, findings(foundations, done), out);
    return done.isEven();
  }

  private static String headline(Comparison done) {
    String failure =
        done.failure().map(why -> "not compared with Stripe's books. " + why).orElse("");
    if (!failure.isEmpty()) {
      return failure;
    }
    String objects = "%,d objects since %s".formatted(done.compared(), done.window().from());
    if (done.isUnproved()) {
      return "no difference found, and not proved: " + objects;
    }
    return done.isEven()
        ? "no gap to Stripe's books: " + objects
        : "%,d %s to Stripe's books among %s"
            .formatted(
                done.findings(), done.findings() == 1 ? "difference" : "differences", objects);
  }

  private static List<Numbered> findings(Foundations foundations, Comparison done) {
    return foundations
        .database()
        .inTransaction(
            open ->
                foundations
                    .tables()
                    .discrepancies()
                    .list(open, done.id(), Integer.MAX_VALUE, MOST_PRINTED));
  }

  private static void print(Comparison done, List<Numbered> findings, PrintWriter out) {
    findings.forEach(row -> out.println("    " + line(row.finding())));
    if (done.findings() > findings.size()) {
      out.println(
          "    and %,d more, on the page Stripe's books"
              .formatted(done.findings() - findings.size()));
    }
  }

  private static String line(Discrepancy finding) {
    return "%-9s %-14s %s, Stripe %s, Tributary %s"
        .formatted(
            finding.code(),
            finding.spot().kind().noun(),
            finding.spot().id(),
            amount(finding.theirs()),
            amount(finding.ours()));
  }

  private static String amount(Optional<Money> money) {
    return money.map(Money::toString).orElse("nothing");
  }
}
