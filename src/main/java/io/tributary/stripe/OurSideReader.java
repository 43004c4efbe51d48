package io.tributary.stripe;

import io.tributary.model.Secret;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.Arrivals;
import io.tributary.storage.Database;
import io.tributary.storage.QueueReport;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import io.tributary.stripe.OurSide.KnownSecret;
import io.tributary.stripe.OurSide.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is known here about Stripe's messages. */
public final class OurSideReader {
  private final Database database;
  private final Tables tables;
  private final StripeCredentials environment;
  private final InstantSource clock;
  private final Home home;
  private final Supplier<Optional<DoorLog.Page>> door;

  /**
   * Makes the reader.
   *
   * @param environment secrets that the operator has set beside the database
   * @param door port: what the webhook's door has seen, if this is the server that has it
   */
  public OurSideReader(
      Database database,
      Tables tables,
      StripeCredentials environment,
      InstantSource clock,
      Home home,
      Supplier<Optional<DoorLog.Page>> door) {
    this.database = database;
    this.tables = tables;
    this.environment = environment;
    this.clock = clock;
    this.home = home;
    this.door = door;
  }

  /** Everything that is known now. */
  public OurSide read() {
    return database.inTransaction(transaction -> read(transaction, clock.instant()));
  }

  private OurSide read(Transaction transaction, Instant now) {
    Stored stored =
        new Stored(
            tables.accounts().own(transaction),
            Arrivals.latest(transaction),
            QueueReport.take(transaction),
            tables.sites().all(transaction),
            tables.links().all(transaction));
    return new OurSide(now, home, secrets(transaction, now), door.get(), Optional.of(stored));
  }

  private List<KnownSecret> secrets(Transaction transaction, Instant now) {
    List<WebhookSecret> believed =
        tables.credentials(transaction, environment).secrets().stream()
            .filter(secret -> secret.state(now) != WebhookSecret.State.ENDED)
            .toList();
    Map<Secret, Instant> uses =
        tables
            .webhookSecretUses()
            .latest(transaction, believed.stream().map(WebhookSecret::secret).toList());
    return believed.stream()
        .map(each -> new KnownSecret(each, Optional.ofNullable(uses.get(each.secret()))))
        .toList();
  }
}
