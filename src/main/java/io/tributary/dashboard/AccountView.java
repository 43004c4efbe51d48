package io.tributary.dashboard;

import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.model.StripeKey;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import io.tributary.storage.PaymentLinkTable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account with all that is set for it.
 *
 * @param account nothing of its secrets goes into the page but hints
 * @param publicUrl this server's address as Stripe sees it
 * @param followed the site it follows: of a connected account, its platform's
 * @param connected some accounts that are connected to it, those met last first
 * @param form name and site as they are, or as they were typed
 * @param objections what is wrong with a form, by field
 * @param saved what was just saved, by the name of its section
 */
public record AccountView(
    Account account,
    String publicUrl,
    List<Site> sites,
    String followed,
    List<Secret> secrets,
    List<Key> keys,
    Page<PaymentLinkTable.Listed> links,
    List<Account> connected,
    AccountForm form,
    Map<String, String> objections,
    String saved) {
  /** How many connected accounts are shown; one more is read, to know whether there are more. */
  static final int SHOWN = 5;

  public AccountView {
    sites = List.copyOf(sites);
    secrets = List.copyOf(secrets);
    keys = List.copyOf(keys);
    connected = List.copyOf(connected);
    objections = Map.copyOf(objections);
  }

  /** A webhook secret as it may be shown. */
  public record Secret(
      Optional<String> id,
      String label,
      String hint,
      WebhookSecret.State state,
      Optional<StripeMode> mode,
      Optional<Instant> createdAt,
      Optional<Instant> endsAt,
      Optional<Instant> lastMessage) {
    static Secret of(WebhookSecret secret, Optional<Instant> lastMessage, Instant now) {
      return new Secret(
          secret.id().map(WebhookSecretId::toString),
          secret.label(),
          secret.secret().hint(),
          secret.state(now),
          secret.mode(),
          secret.createdAt(),
          secret.endsAt(),
          lastMessage);
    }

    public boolean isTest() {
      return mode.equals(Optional.of(StripeMode.TEST));
    }

    /** What to call it. */
    public String title() {
      if (!label.isEmpty()) {
        return label;
      }
      return id.isPresent() ? "Endpoint" : "From the environment";
    }
  }

  /** An API key as it may be shown; absent where there is none. */
  public record Key(boolean test, Optional<String> hint, Optional<Instant> createdAt) {
    static Key of(boolean test, Optional<StripeKey> key) {
      return new Key(test, key.map(found -> found.key().hint()), key.flatMap(StripeKey::createdAt));
    }

    public String mode() {
      return test ? "test" : "live";
    }
  }

  /** The address of an account's page. */
  public static String address(Account account) {
    String platform = "/accounts/" + encoded(account.id().platform().value());
    return account
        .id()
        .stripeAccount()
        .map(id -> platform + "/connected/" + encoded(id))
        .orElse(platform);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public String address() {
    return address(account);
  }

  /** How long an old secret may stay valid; the first is preset. */
  public List<String> overlaps() {
    return List.copyOf(SecretChanges.OVERLAPS.keySet());
  }

  /** Those that are shown here. */
  public List<Account> firstConnected() {
    return connected.subList(0, Math.min(SHOWN, connected.size()));
  }

  /** The address for every endpoint of every account. */
  public String webhook() {
    return publicUrl + "/hooks/stripe";
  }

  public boolean isChosen(PaymentLinkTable.Listed row, Site site) {
    return row.site().equals(Optional.of(site.id()));
  }

  /** What a payment link follows that no site is chosen for. */
  public String siteOfAccount() {
    return account.site().map(this::name).orElse(followed);
  }

  private String name(SiteId id) {
    return sites.stream()
        .filter(site -> site.id().equals(id))
        .map(Site::name)
        .findFirst()
        .orElseGet(id::value);
  }

  /** Whether something of that section was just saved. */
  public boolean isSaved(String section) {
    return saved.equals(section);
  }

  public boolean isDefault() {
    return account.id().equals(AccountId.DEFAULT);
  }

  public Optional<String> objection(String field) {
    return Optional.ofNullable(objections.get(field));
  }
}
