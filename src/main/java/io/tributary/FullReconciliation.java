package io.tributary;

import io.tributary.cli.ReconcileOrder;
import io.tributary.config.Config;
import io.tributary.payment.PaymentIntake;
import io.tributary.payment.Preview;
import io.tributary.storage.Tables;
import io.tributary.storage.WalkTable.Walked;
import io.tributary.stripe.AccountDirectory;
import io.tributary.stripe.KeyedAccount;
import io.tributary.stripe.Reconciliation;
import io.tributary.stripe.Reconciliation.Reach;
import io.tributary.stripe.StripeApis;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/**
 * {@code tributary reconcile}: fetches from Stripe what no webhook has brought, beside the server
 * or without it.
 */
final class FullReconciliation {
  private static final String FAILED = "Nothing was reconciled.";
  private final PrintWriter out;
  private final InstantSource clock;

  private final List<Audit> audits;

  /** Port: holds an account's books against Stripe's, and prints what differs. */
  @FunctionalInterface
  interface Audit {
    /** Whether nothing differs. */
    boolean isEven(Foundations foundations, StripeApis apis, KeyedAccount account, PrintWriter out);
  }

  FullReconciliation(PrintWriter out, InstantSource clock, List<Audit> audits) {
    this.out = out;
    this.clock = clock;
    this.audits = List.copyOf(audits);
  }

  /**
   * Fetches, and tells what; the exit code: 1 when a list could not be read, or the books still
   * differ.
   */
  int run(ReconcileOrder order) {
    Config config = order.config();
    try (Foundations foundations = Starting.orExplain(FAILED, () -> Foundations.find(config));
        StripeApis apis = new StripeApis(config.stripe().apiBase())) {
      List<KeyedAccount> accounts = keyed(foundations, config);
      boolean isWhole = !accounts.isEmpty();
      for (KeyedAccount account : accounts) {
        isWhole &= reconcile(reconciliation(foundations, apis, config), account, reach(order));
        isWhole &= areEven(foundations, apis, account);
      }
      return isWhole ? 0 : 1;
    }
  }

  private List<KeyedAccount> keyed(Foundations foundations, Config config) {
    AccountDirectory directory =
        new AccountDirectory(
            foundations.database(), foundations.tables(), Foundations.credentials(config));
    directory.refresh();
    if (directory.keyedAccounts().isEmpty()) {
      out.println(
          "There is no Stripe API key: add a restricted key that may read on the page Accounts, or set"
              + " TRIBUTARY_STRIPE_API_KEY.");
    }
    return directory.keyedAccounts();
  }

  private boolean areEven(Foundations foundations, StripeApis apis, KeyedAccount account) {
    boolean areEven = true;
    for (Audit audit : audits) {
      areEven &= audit.isEven(foundations, apis, account, out);
    }
    return areEven;
  }

  private Reconciliation reconciliation(Foundations foundations, StripeApis apis, Config config) {
    Tables tables = foundations.tables();
    PaymentIntake intake =
        new PaymentIntake(
            foundations.database(), tables, new ConversionDoors(foundations, config).languages());
    return new Reconciliation(
        foundations.database(),
        tables,
        apis,
        clock,
        new Preview(tables)::changes,
        () -> readAll(intake));
  }

  private static void readAll(PaymentIntake intake) {
    int read;
    do {
      read = intake.runOnce();
    } while (read > 0);
  }

  private boolean reconcile(Reconciliation reconciliation, KeyedAccount account, Reach reach) {
    String mode = account.isLive() ? "live" : "test";
    out.println("Stripe's account " + account.account() + ", " + mode + ":");
    return reconciliation.run(account, reach, this::tell);
  }

  private void tell(Walked walked) {
    String result =
        walked
            .run()
            .failure()
            .map(failure -> "not read to the end. " + failure)
            .orElse(
                "%d looked at, %d of them new"
                    .formatted(walked.run().fetched(), walked.run().stored()));
    out.printf("  %-18s %s%n", words(walked.name().list()), result);
  }

  /** Lists of events have a mark behind their name. */
  private static String words(String list) {
    return list.replaceFirst(" .*", "").replace("checkout/", "").replace('_', ' ');
  }

  private static Reach reach(ReconcileOrder order) {
    if (order.isFull()) {
      return new Reach.All();
    }
    return order
        .from()
        .<Reach>map(day -> new Reach.From(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .orElseGet(Reach.SinceLastTime::new);
  }
}
