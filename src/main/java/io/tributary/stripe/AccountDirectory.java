package io.tributary.stripe;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.SecretLesson;
import io.tributary.model.StripeCredentials;
import io.tributary.model.StripeKey;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.Database;
import io.tributary.storage.Deadline;
import io.tributary.storage.Tables;
import io.tributary.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All accounts with their webhook secrets and API keys in memory, so that no message costs a query;
 * refreshed by a worker and after changes. While the database is away it knows what it knew last.
 */
public final class AccountDirectory implements KnownSecrets {
  private static final Duration COARSELY = Duration.ofMinutes(1);

  /** A message waits for it, and must be answered within a second. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Database database;
  private final Tables tables;
  private final StripeCredentials environment;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final Map<Secret, Instant> uses = new ConcurrentHashMap<>();
  private final Map<Secret, Instant> notedUses = new HashMap<>();
  private volatile Optional<Snapshot> snapshot = Optional.empty();

  /** What was read last, with what the doors need of it. */
  private record Snapshot(
      List<AccountId> accounts, StripeCredentials credentials, SigningSecrets signing) {
    static Snapshot of(List<AccountId> accounts, StripeCredentials credentials) {
      return new Snapshot(
          List.copyOf(accounts), credentials, SigningSecrets.ofAll(credentials.secrets()));
    }
  }

  /**
   * Knows nothing before the first {@link #refresh}.
   *
   * @param environment what the operator has set beside the database
   */
  public AccountDirectory(Database database, Tables tables, StripeCredentials environment) {
    this.database = database;
    this.tables = tables;
    this.environment = environment;
  }

  /** Reads everything again; one after the other, or an older look could replace a newer one. */
  public void refresh() {
    refreshing.lock();
    try {
      snapshot = Optional.of(database.inTransaction(this::read));
    } finally {
      refreshing.unlock();
    }
  }

  private Snapshot read(Transaction transaction) {
    return Snapshot.of(
        tables.accounts().ids(transaction), tables.credentials(transaction, environment));
  }

  @Override
  public Optional<SigningSecrets> signing() {
    return snapshot.map(Snapshot::signing);
  }

  /** Whether any secret could verify a message now. */
  public boolean canVerify(Instant now) {
    return signing().filter(known -> known.areValid(now)).isPresent();
  }

  /** All books that a key opens: each account's own, and those of the accounts connected to it. */
  public List<KeyedAccount> keyedAccounts() {
    return snapshot.stream().flatMap(AccountDirectory::keyedAccounts).toList();
  }

  private static Stream<KeyedAccount> keyedAccounts(Snapshot known) {
    return known.credentials().keys().stream()
        .flatMap(
            key ->
                known.accounts().stream()
                    .filter(account -> account.platform().equals(key.account()))
                    .map(account -> keyed(account, key)));
  }

  private static KeyedAccount keyed(AccountId account, StripeKey key) {
    return new KeyedAccount(account, key.key(), account.stripeAccount());
  }

  @Override
  public WebhookSecret learn(WebhookSecret secret, SecretLesson lesson) {
    var _ =
        database.inTransaction(
            Deadline.in(PATIENCE),
            transaction -> {
              tables.webhookSecretUses().learn(transaction, secret.secret(), lesson);
              return lesson;
            });
    refresh();
    return signing()
        .flatMap(known -> known.find(secret.secret()))
        .orElseGet(() -> secret.knowing(lesson));
  }

  /** Remembers it; {@link #noteUses} writes it down. */
  @Override
  public void hasVerified(Secret secret, Instant now) {
    uses.put(secret, now);
  }

  /** Writes down what has verified since, for each secret about once a minute. */
  public void noteUses() {
    refreshing.lock();
    try {
      Map<Secret, Instant> news =
          uses.entrySet().stream()
              .filter(use -> isNews(use.getKey(), use.getValue()))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      if (!news.isEmpty()) {
        database.useTransaction(transaction -> tables.webhookSecretUses().note(transaction, news));
        notedUses.putAll(news);
      }
    } finally {
      refreshing.unlock();
    }
  }

  private boolean isNews(Secret secret, Instant use) {
    return Optional.ofNullable(notedUses.get(secret))
        .filter(noted -> use.isBefore(noted.plus(COARSELY)))
        .isEmpty();
  }
}
