package io.tributary.stripe;

import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Link;
import io.tributary.model.Site;
import io.tributary.model.StripeCredentials;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.Arrivals;
import io.tributary.storage.Queues;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known here, before Stripe is asked.
 *
 * @param secrets those that are believed
 * @param door what the webhook's door has seen; only the running server knows
 * @param stored what the tables hold; empty when the database can't be read
 */
public record OurSide(
    Instant now,
    Home home,
    List<KnownSecret> secrets,
    Optional<DoorLog.Page> door,
    Optional<Stored> stored) {
  /**
   * A webhook secret.
   *
   * @param verifiedAt when it last verified a message, to about a minute; empty when never
   */
  public record KnownSecret(WebhookSecret secret, Optional<Instant> verifiedAt) {}

  /** What the tables hold. */
  public record Stored(
      List<Account> accounts,
      List<Arrivals.Latest> latest,
      Queues queues,
      List<Site> sites,
      List<Link> links) {
    public Stored {
      accounts = List.copyOf(accounts);
      latest = List.copyOf(latest);
      sites = List.copyOf(sites);
      links = List.copyOf(links);
    }

    /** The latest messages of one account in one mode. */
    Optional<Arrivals.Latest> latest(AccountId account, boolean test) {
      return latest.stream()
          .filter(each -> each.test() == test)
          .filter(each -> each.account().equals(account))
          .max(Comparator.comparing(Arrivals.Latest::receivedAt));
    }

    /** What people call an account. */
    String title(AccountId account) {
      return accounts.stream()
          .filter(each -> each.id().equals(account))
          .map(Account::title)
          .findFirst()
          .orElse(account.value());
    }

    /** The merchant's own checkout domains, of all sites. */
    List<String> checkoutHosts() {
      return sites.stream().flatMap(site -> site.stripeHosts().stream()).toList();
    }
  }

  public OurSide {
    secrets = List.copyOf(secrets);
  }

  /** What is known when the database can't be read. */
  public static OurSide withoutDatabase(Instant now, Home home, StripeCredentials environment) {
    List<KnownSecret> secrets =
        environment.secrets().stream()
            .map(secret -> new KnownSecret(secret, Optional.empty()))
            .toList();
    return new OurSide(now, home, secrets, Optional.empty(), Optional.empty());
  }

  /** What people call an account; its id where that isn't known. */
  String title(AccountId account) {
    return stored.map(known -> known.title(account)).orElse(account.value());
  }

  /** How many of an account's secrets are believed. */
  long secretsOf(AccountId account) {
    return secrets.stream().filter(each -> each.secret().account().equals(account)).count();
  }
}
