package io.tributary.dashboard;

import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;

/**
 * The pages: payments and clicks with their stories, money, links, Stripe's books, setup, and the
 * way in.
 */
public final class Dashboard {
  private final StaticFiles files = new StaticFiles();
  private final Pages pages;
  private final Ports ports;
  private final EntrancePages entrance;
  private final PaymentsPage payments;
  private final PaymentPage payment;
  private final MoneyPage money;
  private final ClicksPage clicks;
  private final ClickPage click;
  private final LinksPage links;
  private final AccountsPage accounts;
  private final AccountPage account;
  private final RulesPage rules;
  private final SetupPage setup;
  private final DoctorPage doctor;
  private final BooksPage books;
  private final DoorPages doors;

  public Dashboard(Database database, Tables tables, Ports ports) {
    this.ports = ports;
    this.pages = new Pages(files, ports.warnings());
    this.entrance = new EntrancePages(ports.entrance(), pages);
    this.payments = new PaymentsPage(database, tables, pages);
    this.payment = new PaymentPage(database, tables, pages);
    this.money = new MoneyPage(database, tables, pages, ports.clock());
    this.clicks = new ClicksPage(database, tables, pages);
    this.click = new ClickPage(database, tables, pages);
    this.links = new LinksPage(database, tables, pages, ports);
    this.accounts = new AccountsPage(database, tables, pages, ports);
    this.account = new AccountPage(database, tables, pages, ports);
    this.rules = new RulesPage(database, tables, pages, ports);
    this.setup = new SetupPage(database, tables, pages, ports);
    this.doctor = new DoctorPage(pages, ports.doctor(), ports.mend());
    this.books = new BooksPage(database, tables, pages, ports);
    this.doors = new DoorPages(database, tables, pages, ports);
  }

  /** The addresses of all pages. */
  public Routes routes() {
    return new Routes()
        .get("/", owner(payments::show))
        .get("/payments/{id}", owner(payment::show))
        .get("/money", owner(money::show))
        .get("/money.csv", owner(money::download))
        .get("/clicks", owner(clicks::show))
        .get("/clicks/{id}", owner(click::show))
        .get("/links", owner(links::show))
        .post("/links", owner(links::create))
        .addAll(accountRoutes())
        .addAll(siteRoutes())
        .addAll(setupRoutes())
        .addAll(bookRoutes())
        .addAll(doors.routes())
        .post("/sign-out", owner(entrance::signOut))
        .addAll(publicRoutes());
  }

  private Routes accountRoutes() {
    String one = "/accounts/{account}";
    String connected = one + "/connected/{connected}";
    return new Routes()
        .get("/accounts", owner(accounts::show))
        .post("/accounts", owner(accounts::create))
        .get(one, owner(account::show))
        .post(one, owner(account::save))
        .post(one + "/remove", owner(account::remove))
        .post(one + "/secrets", owner(account::addSecret))
        .post(one + "/secrets/mode", owner(account::setMode))
        .post(one + "/secrets/remove", owner(account::removeSecret))
        .post(one + "/keys", owner(account::setKey))
        .post(one + "/keys/remove", owner(account::removeKey))
        .post(one + "/payment-links", owner(account::assignLinks))
        .get(one + "/connected", owner(account::connected))
        .get(connected, owner(account::show))
        .post(connected, owner(account::save))
        .post(connected + "/payment-links", owner(account::assignLinks));
  }

  private Routes bookRoutes() {
    return new Routes()
        .get("/reconciliation", owner(books::show))
        .get("/reconciliation/progress", owner(books::progress))
        .post("/reconciliation", owner(books::ask))
        .post("/reconciliation/import", owner(books::fetch));
  }

  private Routes setupRoutes() {
    return new Routes()
        .get("/setup", entrance.onceOwned(owner(setup::show)))
        .post("/setup", owner(setup::save))
        .get("/setup/progress", owner(setup::progress))
        .get("/doctor", owner(doctor::show))
        .post("/doctor", owner(doctor::mend));
  }

  private Routes siteRoutes() {
    return new Routes()
        .post("/sites", owner(setup::addSite))
        .get("/rules", owner(rules::show))
        .post("/rules", owner(rules::submit));
  }

  private Routes publicRoutes() {
    return new Routes()
        .get("/sign-in", entrance::signIn)
        .post("/sign-in", entrance::trySignIn)
        .get("/setup/owner", entrance::owner)
        .post("/setup/owner", entrance::createOwner);
  }

  /** The addresses of style, script and icon, which the pages need even without a database. */
  public Routes files() {
    return new Routes().get("/static/{name}", files::serve);
  }

  /** The page in the place of all others while the database is away. */
  public Response away(String reason) {
    Frame frame = pages.publicFrame("Database away");
    return pages.page(503, "message.jte", frame, new MessageView("The database is away", reason));
  }

  private Handler owner(OwnersPage page) {
    return ports.forTheOwner().apply(page);
  }
}
