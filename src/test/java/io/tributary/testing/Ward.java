package io.tributary.testing;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.Account;
import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Link;
import io.tributary.model.Repair;
import io.tributary.model.Secret;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.Arrivals;
import io.tributary.storage.Queues;
import io.tributary.stripe.Doctor;
import io.tributary.stripe.DoorLog;
import io.tributary.stripe.Home;
import io.tributary.stripe.KeyedAccount;
import io.tributary.stripe.OurSide;
import io.tributary.stripe.OurSide.KnownSecret;
import io.tributary.stripe.OurSide.Stored;
import io.tributary.stripe.SecretKeeper;
import io.tributary.stripe.StripeApis;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A world in which all is well, here and at the stand-in for Stripe; a test makes it ill. */
public final class Ward implements AutoCloseable {
  public static final String WEBHOOK = "https://t.shop.example/hooks/stripe";
  private static final JsonMapper JSON = new JsonMapper();
  public final SettableClock clock = SettableClock.atNoon();
  public final Instant noon = clock.instant();
  public final StripeApiStandIn stripe = StripeApiStandIn.start(clock);
  public final StripeApis apis = new StripeApis(stripe.address(), clock, _ -> {});
  public final List<KeyedAccount> keys = new ArrayList<>();
  public final List<KnownSecret> secrets = new ArrayList<>();
  public final List<Arrivals.Latest> latest = new ArrayList<>();
  public final List<Link> links = new ArrayList<>();
  public final List<String> kept = new ArrayList<>();
  public final DoorLog door = new DoorLog(clock);
  public Home home = new Home(URI.create("https://t.shop.example"), true);
  public Queues queues = new Queues(0, Duration.ZERO, 0, 0, 0, 0, 0, Optional.empty());
  public Site site = site(Site.ReferencePolicy.KEEP);
  public Optional<Duration> clockAhead = Optional.of(Duration.ZERO);
  public boolean hasDatabase = true;
  public SecretKeeper keeper =
      (account, secret, mode, label) ->
          kept.add(account + " " + secret.reveal() + " " + mode.word() + " " + label);

  /** With a live key that may do everything, and an endpoint that is as it should be. */
  public static Ward well() {
    Ward ward = new Ward();
    ward.key(StripeApiStandIn.KEY);
    ward.endpoint("we_ours", endpoint -> {});
    return ward;
  }

  /** Without a key. */
  public static Ward withoutKey() {
    return new Ward();
  }

  private Ward() {
    secret("whsec_live_0123456789", Optional.of(noon.minusSeconds(300)));
    latest.add(
        new Arrivals.Latest(
            AccountId.DEFAULT,
            false,
            noon.minusSeconds(300),
            noon.minusSeconds(302),
            Duration.ofSeconds(-2)));
  }

  public static Site site(Site.ReferencePolicy policy, String... stripeHosts) {
    return new Site(
        SiteId.DEFAULT,
        "Shop",
        List.of(),
        List.of(stripeHosts),
        policy,
        Site.ConsentPolicy.GRANTED,
        Site.TagExtra.BY_DEFAULT);
  }

  public void key(String key) {
    keys.clear();
    keys.add(new KeyedAccount(AccountId.DEFAULT, new Secret(key), Optional.empty()));
  }

  public void secret(String secret, Optional<Instant> verifiedAt) {
    secrets.add(new KnownSecret(WebhookSecret.fromEnvironment(new Secret(secret)), verifiedAt));
  }

  /** A live endpoint at our door with all events, or what the test makes of it. */
  public void endpoint(String id, Consumer<ObjectNode> change) {
    ObjectNode endpoint = object("webhook_endpoint", id, Duration.ofDays(90));
    endpoint.put("url", WEBHOOK).put("status", "enabled").put("api_version", "2026-07-29.dahlia");
    Shelved.events(endpoint, events -> events);
    change.accept(endpoint);
    stripe.shelf().put(endpoint);
  }

  /** A one-off link that makes customers and ends at Stripe, or what the test makes of it. */
  public String paymentLink(String name, Consumer<ObjectNode> change) {
    ObjectNode link = object("payment_link", "plink_" + name, Duration.ofDays(9));
    link.put("url", "https://buy.stripe.com/" + name).put("active", true);
    link.put("customer_creation", "always").putNull("payment_method_types").putObject("metadata");
    link.putObject("after_completion").put("type", "hosted_confirmation");
    Shelved.sells(link, false);
    change.accept(link);
    stripe.shelf().put(link);
    return link.path("url").asString();
  }

  /** Something that happened at Stripe. */
  public void happened(String type, Duration ago) {
    ObjectNode event = object("event", "evt_" + ago.toSeconds(), ago).put("type", type);
    event.putObject("data").putObject("object").put("id", "x").put("object", "x");
    stripe.shelf().put(event);
  }

  public ObjectNode object(String type, String id, Duration ago) {
    return JSON.createObjectNode()
        .put("object", type)
        .put("id", id)
        .put("created", noon.minus(ago).getEpochSecond());
  }

  /** One that has not looked yet. */
  public Doctor doctor() {
    return new Doctor(this::ours, () -> keys, apis::of, () -> clockAhead, keeper, clock);
  }

  /** What is known here. */
  public OurSide ours() {
    Account account =
        new Account(AccountId.DEFAULT, Optional.of("Duskwell"), Optional.of(SiteId.DEFAULT), noon);
    Stored stored = new Stored(List.of(account), latest, queues, List.of(site), links);
    return new OurSide(
        clock.instant(),
        home,
        secrets,
        Optional.of(door.read()),
        Optional.of(stored).filter(_ -> hasDatabase));
  }

  public List<Finding> findings() {
    return doctor().examine().findings();
  }

  /** What was found about one thing. */
  public List<Finding> about(Check check) {
    return findings().stream().filter(finding -> finding.check() == check).toList();
  }

  /** The worst that was found about one thing. */
  public Finding finding(Check check) {
    return about(check).getFirst();
  }

  /** All that isn't good. */
  public List<Finding> complaints() {
    return findings().stream().filter(finding -> finding.verdict() != Verdict.GOOD).toList();
  }

  public Optional<String> mend(Repair.Kind kind, String endpoint) {
    return doctor().mend(new Repair(kind, AccountId.DEFAULT, false, endpoint));
  }

  @Override
  public void close() {
    apis.close();
    stripe.close();
  }
}
