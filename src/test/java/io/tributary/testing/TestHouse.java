package io.tributary.testing;

import io.tributary.attribution.Attributor;
import io.tributary.click.ClickCounters;
import io.tributary.click.ClickRoom;
import io.tributary.click.Directory;
import io.tributary.click.Loader;
import io.tributary.http.AddressRate;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.journal.FileJournal;
import io.tributary.journal.JournalSettings;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.Payment;
import io.tributary.model.Site;
import io.tributary.model.SiteId;
import io.tributary.ops.Tally;
import io.tributary.payment.PaymentIntake;
import io.tributary.storage.ConversionFilter;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Tables;
import io.tributary.stripe.AccountDirectory;
import io.tributary.stripe.EventTranslator;
import io.tributary.stripe.SignatureLimit;
import io.tributary.stripe.WebhookDoor;
import io.tributary.stripe.WebhookOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** The rooms from click to conversion on a fresh database, with a hand-turned clock; no loops. */
public final class TestHouse implements AutoCloseable {
  public static final String BROWSER =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15";

  public final TestDatabase database;
  public final SettableClock clock = SettableClock.atNoon();
  public final HandTurnedNanos nanos = new HandTurnedNanos();
  public final Tables tables;
  public final Directory directory;
  public final AccountDirectory accounts;
  public final Tally<WebhookOutcome> outcomes = new Tally<>(WebhookOutcome.class);
  public final ClickCounters counters = new ClickCounters();
  public final FileJournal journal;
  private final ClickRoom clicks;
  private final WebhookDoor webhooks;

  public TestHouse(Path folder) {
    this(folder, PostgresVersion.V18);
  }

  public TestHouse(Path folder, PostgresVersion version) {
    database = TestDatabase.fresh(version);
    tables = Tables.with(database.vault());
    directory = new Directory(database.database(), tables, folder.resolve("directory.json"));
    accounts = new AccountDirectory(database.database(), tables, TestAccounts.ENVIRONMENT);
    journal = FileJournal.open(JournalSettings.of(folder.resolve("journal")));
    clicks =
        new ClickRoom(
            directory,
            journal,
            counters,
            request -> request.header("Authorization").equals(Optional.of("Bearer good")),
            clock,
            new SplittableRandom(7),
            new AddressRate(0, 1));
    webhooks =
        new WebhookDoor(
            new InboxCommit(database.database(), tables.inbox()),
            accounts,
            new SignatureLimit(nanos),
            clock,
            () -> false,
            outcomes);
    directory.refresh();
    accounts.refresh();
  }

  /** A worker of its own, so that several can race. */
  public PaymentIntake intake() {
    return new PaymentIntake(database.database(), tables, EventTranslator::translate);
  }

  public Attributor attributor() {
    return new Attributor(database.database(), tables, Duration.ofDays(30));
  }

  public Loader loader() {
    return new Loader(journal, database.database(), tables, (_, _) -> {});
  }

  public void settle() {
    Settling.settle(this);
  }

  public Link link(String slug, String target) {
    Link link =
        new Link(
            LinkId.mint(clock.instant(), new SplittableRandom()), SiteId.DEFAULT, slug, target);
    database
        .database()
        .useTransaction(transaction -> tables.links().insert(transaction, link, clock.instant()));
    directory.refresh();
    return link;
  }

  /** Gives the first site other policies. */
  public void policies(Site site) {
    database.database().useTransaction(transaction -> tables.sites().update(transaction, site));
    directory.refresh();
  }

  /** Opens a tracked link with a browser's user agent. */
  public Response open(String slug, String query) {
    return open(slug, Requests.get("/r/" + slug + "?" + query).header("User-Agent", BROWSER));
  }

  /** Opens a tracked link as the request says. */
  public Response open(String slug, Requests request) {
    return Doors.answer(clicks.routes(), "/r/{slug}", request.parameter("slug", slug).build());
  }

  public Response tag(Requests request) {
    return Doors.answer(clicks.routes(), "/tag.js", request.build());
  }

  public Routes clickRoutes() {
    return clicks.routes();
  }

  public Optional<Click> click(ClickId id) {
    return database
        .database()
        .inTransaction(transaction -> tables.clicks().find(transaction, List.of(id)))
        .stream()
        .findFirst();
  }

  public Response collect(String json, Map<String, String> headers) {
    Requests request = Requests.post("/collect").body(json.getBytes(StandardCharsets.UTF_8));
    headers.forEach(request::header);
    if (!headers.containsKey("User-Agent")) {
      request.header("User-Agent", BROWSER);
    }
    return Doors.answer(clicks.routes(), "/collect", request.build());
  }

  /** Posts a signed message as Stripe would. */
  public Response webhook(ObjectNode event) {
    byte[] body = StripeEvents.bytes(event);
    return webhook(
        body, StripeEvents.signature(body, StripeEvents.secretOf(event), clock.instant()));
  }

  public Response webhook(byte[] body, String signature) {
    return webhook("/hooks/stripe", Requests.post("/hooks/stripe"), body, signature);
  }

  /** At the address that names an account. */
  public Response webhook(String account, byte[] body, String signature) {
    String door = "/hooks/stripe/{account}";
    return webhook(door, Requests.post(door).parameter("account", account), body, signature);
  }

  public Response webhook(String door, Requests request, byte[] body, String signature) {
    request.body(body).header("Stripe-Signature", signature);
    return Doors.answer(webhooks.routes(), door, request.build());
  }

  public List<Payment> payments() {
    return database
        .database()
        .inTransaction(
            open -> tables.paymentSearch().list(open, PaymentFilter.ALL, PageRequest.first(500)));
  }

  public List<Conversion> conversions() {
    return database
        .database()
        .inTransaction(
            open -> tables.conversions().list(open, ConversionFilter.ALL, PageRequest.first(500)));
  }

  @Override
  public void close() {
    journal.close();
    database.close();
  }
}
