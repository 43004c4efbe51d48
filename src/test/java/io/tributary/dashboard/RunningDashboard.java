package io.tributary.dashboard;

import io.tributary.access.ApiKeys;
import io.tributary.access.Csrf;
import io.tributary.access.Sessions;
import io.tributary.access.Setup;
import io.tributary.access.SetupOutcome;
import io.tributary.access.SignIn;
import io.tributary.access.SignInOutcome;
import io.tributary.access.SignedIn;
import io.tributary.access.WhoIsAsking;
import io.tributary.http.Request;
import io.tributary.http.Routes;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.model.BooksDesk;
import io.tributary.model.Diagnosis;
import io.tributary.model.ImportOutcome;
import io.tributary.model.Repair;
import io.tributary.model.RulesPreview;
import io.tributary.model.Secret;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeCredentials;
import io.tributary.model.StripeObject;
import io.tributary.storage.Tables;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import io.tributary.testing.TestDoors;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The dashboard on a real server and a real PostgreSQL, with the real access room. */
final class RunningDashboard implements AutoCloseable {
  private static final StripeCredentials ENVIRONMENT =
      StripeCredentials.ofEnvironment(
          List.of(new Secret("whsec_of_the_environment_0001")), Optional.empty());
  final TestDatabase test = TestDatabase.fresh();
  final Tables tables = Tables.with(test.vault());
  final SettableClock clock = SettableClock.atNoon();
  final Setup setup = new Setup(test.database(), test.vault(), clock);
  final AtomicInteger linksChanged = new AtomicInteger();
  final AtomicInteger settingsChanged = new AtomicInteger();
  final AtomicInteger accountsChanged = new AtomicInteger();
  final List<Warning> warnings = new CopyOnWriteArrayList<>();
  final List<Repair> mended = new CopyOnWriteArrayList<>();
  volatile Optional<String> obstacle = Optional.empty();
  volatile boolean isDoctorAway;
  volatile Diagnosis diagnosis = new Diagnosis(clock.instant(), List.of());

  /** Whether others try rules all the time. */
  boolean isTrying;

  RulesPreview preview =
      new RulesPreview(0, 0, new RulesPreview.Counts(0, 0, 0, 0, 0), List.of(), List.of());
  final List<StripeBooks> keyed = new CopyOnWriteArrayList<>();
  final List<StripeObject> imported = new CopyOnWriteArrayList<>();
  final AtomicBoolean isStripeAway = new AtomicBoolean();
  private final Sessions sessions = new Sessions(test.database(), clock);
  private final SignIn signIn = new SignIn(test.database(), test.vault(), clock);
  private final Server server;

  RunningDashboard() {
    WhoIsAsking whoIsAsking =
        new WhoIsAsking(sessions, new ApiKeys(test.database(), clock, Optional.empty()));
    SignedIn signedIn = new SignedIn(whoIsAsking, setup);
    Ports ports =
        new Ports(
            page -> signedIn.page((request, owner) -> page.show(request, owner.csrfToken())),
            entrance(),
            "https://t.example.com",
            () -> true,
            linksChanged::incrementAndGet,
            settingsChanged::incrementAndGet,
            accountsChanged::incrementAndGet,
            ENVIRONMENT,
            (site, rules) -> Optional.of(preview).filter(_ -> !isTrying),
            () -> warnings,
            this::examined,
            repair -> {
              mended.add(repair);
              return obstacle;
            },
            clock,
            new BooksDesk(() -> List.copyOf(keyed), this::imported),
            TestDoors.desk(test, clock));
    Dashboard dashboard = new Dashboard(test.database(), tables, ports);
    server =
        Server.start(
            new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback()),
            new Routes().addAll(dashboard.routes()).addAll(dashboard.files()));
  }

  /** Without an owner, as on the first start. */
  static RunningDashboard untouched() {
    return new RunningDashboard();
  }

  /** With an owner whose browser is signed in. */
  static RunningDashboard owned() {
    RunningDashboard dashboard = new RunningDashboard();
    String token = dashboard.setup.token().orElseThrow().reveal();
    dashboard.setup.createOwner(
        token, "ann@example.com", new Secret("correct horse"), InetAddress.getLoopbackAddress());
    return dashboard;
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A browser that nobody has signed in with. */
  Visit stranger() {
    return new Visit(address());
  }

  /** The owner's browser. */
  Visit owner() {
    Visit visit = stranger();
    visit.post("/sign-in", "email=ann@example.com&password=correct+horse");
    return visit;
  }

  private Diagnosis examined() {
    if (isDoctorAway) {
      throw new IllegalStateException("the doctor is away");
    }
    return diagnosis;
  }

  private List<ImportOutcome> imported(StripeBooks books, List<StripeObject> objects) {
    imported.addAll(objects);
    ImportOutcome.Result result =
        isStripeAway.get() ? ImportOutcome.Result.FAILED : ImportOutcome.Result.IMPORTED;
    return objects.stream()
        .map(object -> new ImportOutcome(object, result, "Stripe did not answer."))
        .toList();
  }

  private Entrance entrance() {
    return new Entrance(
        setup::isNeeded,
        setup::accepts,
        this::createOwner,
        this::signIn,
        sessions::end,
        Csrf::verifyOrigin,
        SignedIn::next);
  }

  private Admission signIn(Request request, String email, Secret password) {
    return switch (signIn.attempt(email, password, request.client())) {
      case SignInOutcome.Welcome welcome ->
          new Admission.Welcome(sessions.begin(welcome.user(), request.secure()));
      case SignInOutcome.WrongCredentials _ ->
          new Admission.Refused(403, "E-mail and password don't fit.");
      case SignInOutcome.TooManyTries _ ->
          new Admission.Refused(429, "Too many tries; try again in 15 minutes.");
    };
  }

  private Admission createOwner(Request request, String token, String email, Secret password) {
    return switch (setup.createOwner(token, email, password, request.client())) {
      case SetupOutcome.Created created ->
          new Admission.Welcome(sessions.begin(created.owner(), request.secure()));
      case SetupOutcome.AlreadySetUp _ -> new Admission.Refused(409, "There is an owner already.");
      case SetupOutcome.WrongToken _ -> new Admission.Refused(403, "This address is used up.");
      case SetupOutcome.TooManyTries tooMany -> new Admission.Refused(429, "wait");
      case SetupOutcome.Refused refused -> new Admission.Refused(422, refused.message());
    };
  }

  @Override
  public void close() {
    server.close();
    test.close();
  }
}
