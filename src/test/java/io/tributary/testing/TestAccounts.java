package io.tributary.testing;

import io.tributary.http.Response;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.SiteId;
import io.tributary.model.StripeCredentials;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.storage.PaymentLinkTable.PaymentLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Several accounts, endpoints and sites in a test house, and messages signed by any of them. */
public final class TestAccounts {
  /** What the operator has set. */
  public static final StripeCredentials ENVIRONMENT =
      StripeCredentials.ofEnvironment(
          List.of(
              new Secret("whsec_other"),
              new Secret(StripeEvents.SECRET),
              new Secret(StripeEvents.LIVE_SECRET)),
          Optional.empty());

  private final TestHouse house;
  private final SplittableRandom random = new SplittableRandom(5);

  public TestAccounts(TestHouse house) {
    this.house = house;
  }

  public void site(String id) {
    house
        .database
        .database()
        .inTransaction(
            open -> house.tables.sites().insert(open, new SiteId(id), "Site " + id, now()));
    house.directory.refresh();
  }

  /** An account whose payments without a click belong to that site. */
  public AccountId account(String id, String site) {
    AccountId account = new AccountId(id);
    Account added =
        new Account(account, Optional.of("Account " + id), Optional.of(new SiteId(site)), now());
    house.database.database().inTransaction(open -> house.tables.accounts().insert(open, added));
    house.accounts.refresh();
    return account;
  }

  /** An endpoint's secret, known to the door at once. */
  public WebhookSecret secret(AccountId account, String text) {
    return secret(
        WebhookSecret.added(
            WebhookSecretId.mint(now(), random), account, new Secret(text), "", now()));
  }

  /** One that is said to be of that mode. */
  public WebhookSecret secret(AccountId account, String text, StripeMode mode) {
    return secret(
        WebhookSecret.added(
                WebhookSecretId.mint(now(), random), account, new Secret(text), "", now())
            .in(Optional.of(mode)));
  }

  private WebhookSecret secret(WebhookSecret secret) {
    house
        .database
        .database()
        .inTransaction(open -> house.tables.webhookSecrets().insert(open, secret));
    house.accounts.refresh();
    return secret;
  }

  public void end(WebhookSecret secret, Instant end) {
    change(secret.with("", Optional.of(end)));
  }

  public void change(WebhookSecret secret) {
    house
        .database
        .database()
        .useTransaction(open -> house.tables.webhookSecrets().update(open, secret));
    house.accounts.refresh();
  }

  /** Chooses a payment link's site. */
  public void link(AccountId account, String paymentLink, String site) {
    PaymentLink link = new PaymentLink(account, paymentLink);
    house
        .database
        .database()
        .useTransaction(
            open -> house.tables.paymentLinks().assign(open, link, new SiteId(site), now()));
  }

  /** A message as the endpoint with that secret sends it. */
  public Response send(ObjectNode event, String secret) {
    byte[] body = StripeEvents.bytes(event);
    return house.webhook(body, StripeEvents.signature(body, secret, now()));
  }

  /** The same at the address that names an account. */
  public Response send(String account, ObjectNode event, String secret) {
    byte[] body = StripeEvents.bytes(event);
    return house.webhook(account, body, StripeEvents.signature(body, secret, now()));
  }

  private Instant now() {
    return house.clock.instant();
  }
}
