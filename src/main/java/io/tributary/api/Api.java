package io.tributary.api;

import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The JSON interface for programs: which address is answered by which resource. */
public final class Api {
  static final String BASE = "/api/v1";
  private static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST_UNKNOWN_PATH = 6;
  private final Links links;
  private final Clicks clicks;
  private final Payments payments;
  private final MoneyResource money;
  private final Conversions conversions;
  private final Inbox inbox;
  private final Sites sites;
  private final Accounts accounts;
  private final WebhookSecrets webhookSecrets;
  private final StripeKeys stripeKeys;
  private final PaymentLinks paymentLinks;
  private final DoctorResource doctor;
  private final Rules rules;
  private final Comparisons comparisons;
  private final DoorRoutes doors;
  private final Ports ports;

  /**
   * Reads and writes those tables.
   *
   * @param random for ids and slugs
   */
  public Api(
      Database database, Tables tables, InstantSource clock, RandomGenerator random, Ports ports) {
    this.links = new Links(database, tables, clock, random, ports);
    this.clicks = new Clicks(database, tables);
    this.payments = new Payments(database, tables);
    this.money = new MoneyResource(database, tables, clock);
    this.conversions = new Conversions(database, tables);
    this.inbox = new Inbox(database, tables, ports.doors());
    this.sites = new Sites(database, tables, clock, ports);
    AccountDoor door = new AccountDoor(database, tables, clock, ports);
    this.accounts = new Accounts(door);
    this.webhookSecrets = new WebhookSecrets(door, random);
    this.stripeKeys = new StripeKeys(door);
    this.paymentLinks = new PaymentLinks(door);
    this.doctor = new DoctorResource(ports.doctor());
    this.rules = new Rules(database, tables, clock, ports);
    this.comparisons = new Comparisons(database, tables, clock, random, ports);
    this.doors = new DoorRoutes(database, tables, clock, random, ports);
    this.ports = ports;
  }

  /** Every address under {@code /api/v1}, all of them guarded, the unknown ones too. */
  public Routes routes() {
    Routes documented = documented();
    Routes guarded = documented.guarded(this::guarded);
    Handler fallback = guarded(new Fallback(documented.all()));
    StringBuilder unknown = new StringBuilder(BASE);
    for (int depth = 0; depth <= DEEPEST_UNKNOWN_PATH; depth++) {
      refuse(guarded, documented, unknown.toString(), fallback);
      unknown.append("/{segment").append(depth).append('}');
    }
    return guarded;
  }

  /** The answer to everything while the database is away. */
  public static Response away(String reason) {
    return Problem.of(503, reason).with("Cache-Control", "no-store");
  }

  /** What the API description tells of. */
  Routes documented() {
    return new Routes()
        .get(BASE + "/links", links::list)
        .post(BASE + "/links", links::create)
        .get(BASE + "/clicks", clicks::list)
        .get(BASE + "/clicks/{id}", clicks::show)
        .get(BASE + "/payments", payments::list)
        .get(BASE + "/payments/{id}", payments::show)
        .get(BASE + "/money", money::show)
        .get(BASE + "/conversions", conversions::list)
        .get(BASE + "/conversions/{id}", conversions::show)
        .get(BASE + "/inbox", inbox::list)
        .addAll(accountRoutes())
        .get(BASE + "/doctor", doctor::show)
        .addAll(ruleRoutes())
        .addAll(comparisonRoutes())
        .addAll(doors.routes())
        .get(BASE + "/openapi.json", new Description());
  }

  private Routes accountRoutes() {
    String all = BASE + "/accounts";
    String one = all + "/{account}";
    String link = one + "/payment-links/{paymentLink}";
    return new Routes()
        .get(all, accounts::list)
        .post(all, accounts::create)
        .get(one, accounts::show)
        .add("PATCH", one, MOST_BYTES, accounts::change)
        .add("DELETE", one, MOST_BYTES, accounts::delete)
        .post(one + "/secrets", webhookSecrets::create)
        .add("PATCH", one + "/secrets/{secret}", MOST_BYTES, webhookSecrets::change)
        .add("DELETE", one + "/secrets/{secret}", MOST_BYTES, webhookSecrets::delete)
        .add("PUT", one + "/keys", MOST_BYTES, stripeKeys::put)
        .add("DELETE", one + "/keys/{mode}", MOST_BYTES, stripeKeys::delete)
        .get(one + "/payment-links", paymentLinks::list)
        .add("PUT", link, MOST_BYTES, paymentLinks::put)
        .add("DELETE", link, MOST_BYTES, paymentLinks::delete);
  }

  private Routes comparisonRoutes() {
    return new Routes()
        .get(BASE + "/reconciliation", comparisons::list)
        .post(BASE + "/reconciliation", comparisons::ask)
        .get(BASE + "/reconciliation/{id}", comparisons::show)
        .get(BASE + "/reconciliation/{id}/findings", comparisons::findings)
        .post(BASE + "/reconciliation/import", comparisons::fetch);
  }

  private Routes ruleRoutes() {
    return new Routes()
        .get(BASE + "/sites", sites::list)
        .post(BASE + "/sites", sites::create)
        .get(BASE + "/sites/{site}/rules", rules::list)
        .post(BASE + "/sites/{site}/rules", rules::add)
        .post(BASE + "/sites/{site}/rules/preview", rules::preview);
  }

  private static void refuse(Routes routes, Routes known, String pattern, Handler fallback) {
    for (String method : Fallback.METHODS) {
      boolean isTaken =
          known.all().stream()
              .anyMatch(route -> route.method().equals(method) && route.pattern().equals(pattern));
      if (!isTaken) {
        routes.add(method, pattern, Fallback.MOST_BYTES, fallback);
      }
    }
  }

  private Handler guarded(Handler handler) {
    Handler guarded = ports.guard().apply(handler);
    return request -> unstored(Problem.answering(guarded).handle(request));
  }

  private static Response unstored(Response response) {
    return response.header("Cache-Control").isPresent()
        ? response
        : response.with("Cache-Control", "no-store");
  }
}
