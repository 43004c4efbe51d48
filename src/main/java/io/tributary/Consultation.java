package io.tributary;

import io.tributary.config.Config;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeCredentials;
import io.tributary.model.StripeKey;
import io.tributary.model.StripeMode;
import io.tributary.stripe.AccountDirectory;
import io.tributary.stripe.Doctor;
import io.tributary.stripe.DoorLog;
import io.tributary.stripe.Home;
import io.tributary.stripe.KeptSecrets;
import io.tributary.stripe.KeyedAccount;
import io.tributary.stripe.OurSide;
import io.tributary.stripe.OurSideReader;
import io.tributary.stripe.StripeApis;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires the doctor: for the server, for a command beside it, and for one without a database. */
final class Consultation {
  private final InstantSource clock;
  private final StripeApis apis;
  private final Home home;
  private final StripeCredentials environment;

  Consultation(Config config, InstantSource clock, StripeApis apis) {
    this.clock = clock;
    this.apis = apis;
    this.home = new Home(PublicAddress.of(config), config.publicUrl().isPresent());
    this.environment = Foundations.credentials(config);
  }

  /** The server's own. */
  Doctor inHouse(Foundations foundations, AccountDirectory accounts, Supplier<DoorLog.Page> door) {
    return doctor(foundations, accounts, () -> Optional.of(door.get()));
  }

  /** A command's, which sees what the server has stored. */
  Doctor beside(Foundations foundations) {
    AccountDirectory accounts =
        new AccountDirectory(foundations.database(), foundations.tables(), environment);
    accounts.refresh();
    return doctor(foundations, accounts, Optional::empty);
  }

  private Doctor doctor(
      Foundations foundations, AccountDirectory accounts, Supplier<Optional<DoorLog.Page>> door) {
    OurSideReader ours =
        new OurSideReader(
            foundations.database(), foundations.tables(), environment, clock, home, door);
    KeptSecrets keeper =
        new KeptSecrets(
            foundations.database(),
            foundations.tables(),
            clock,
            new SecureRandom(),
            accounts::refresh);
    return new Doctor(
        ours::read, accounts::keyedAccounts, apis::of, () -> apis.clockAhead(clock), keeper, clock);
  }

  /** A command's that has no database, so that the secret of a new endpoint is only printed. */
  Doctor alone(PrintWriter out) {
    return new Doctor(
        () -> OurSide.withoutDatabase(clock.instant(), home, environment),
        () -> environment.keys().stream().map(Consultation::keyed).toList(),
        apis::of,
        () -> apis.clockAhead(clock),
        (account, secret, mode, label) -> print(out, account, secret, mode),
        clock);
  }

  private static KeyedAccount keyed(StripeKey key) {
    return new KeyedAccount(key.account(), key.key(), Optional.empty());
  }

  private static void print(PrintWriter out, AccountId account, Secret secret, StripeMode mode) {
    out.println("The signing secret of the new endpoint, told only now:");
    out.println("  " + secret.reveal());
    out.println("Add it to the account " + account + " on the page Accounts, for " + mode.word());
    out.println("data, or as " + mode.word() + ":whsec_… to TRIBUTARY_STRIPE_WEBHOOK_SECRETS.");
  }
}
