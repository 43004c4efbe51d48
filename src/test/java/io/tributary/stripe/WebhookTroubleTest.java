package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.model.Secret;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.Tables;
import io.tributary.testing.BareSecrets;
import io.tributary.testing.Road;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Stripe door behind a real server, in front of a database that is away, busy or silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTroubleTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration ABOUT_A_SECOND = Duration.ofMillis(1500);
  private final SettableClock clock = SettableClock.atNoon();
  private final TestDatabase healthy = TestDatabase.fresh();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  void warmUp() throws Exception {
    try (Database database = Database.open(healthy.address(), 2, PATIENCE);
        Server server = serve(database)) {
      assertThat(post(server, body("warm")).statusCode()).isEqualTo(200);
    }
  }

  @AfterAll
  void close() {
    client.close();
    healthy.close();
  }

  @Test
  void aBodyOverTheLimit_isRefused() throws Exception {
    try (Database database = Database.open(healthy.address(), 2, PATIENCE);
        Server server = serve(database)) {
      assertThat(post(server, new byte[1024 * 1024 + 1]).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void aDatabaseThatIsAway_isAnsweredWith503() throws Exception {
    assertAnswered503(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), true);
  }

  @Test
  void trap28_aDatabaseThatIsSilent_isAnsweredWith503() throws Exception {
    assertAnswered503(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false);
  }

  @Test
  void aLockedInbox_isAnsweredWith503_andTheRepeatedMessageIsKept() throws Exception {
    try (Database database = Database.open(healthy.address(), 2, PATIENCE);
        Server server = serve(database)) {
      try (Connection other = connect();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("LOCK TABLE inbox");
        assertThat(postInTime(server, body("blocked"))).isEqualTo(503);
        other.rollback();
      }
      assertThat(post(server, body("blocked")).statusCode()).isEqualTo(200);
      assertThat(healthy.rows("SELECT id FROM inbox WHERE event_id = 'evt_blocked'")).hasSize(1);
    }
  }

  /** By as much as each packet may be held back, many times over the second of a whole message. */
  @ParameterizedTest
  @ValueSource(longs = {20, 120, 190, 350})
  void trap28_aSlowDatabase_keepsNobodyWaiting(long millis) throws Exception {
    try (Road road = Road.to(healthy.port());
        Database database = Database.open(healthy.address(road), 16, Duration.ofMillis(400));
        Server server = serve(database)) {
      assertThat(post(server, body("ready" + millis)).statusCode()).isEqualTo(200);
      road.slow(Duration.ofMillis(millis));
      List<Callable<Integer>> sendings = new ArrayList<>();
      for (int sender = 0; sender < 6; sender++) {
        String name = "slow" + millis + "_" + sender;
        sendings.add(() -> postSome(server, name));
      }
      try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Integer> sent : senders.invokeAll(sendings)) {
          assertThat(sent.get()).isEqualTo(4);
        }
      }
    }
  }

  /** One after the other; how many were answered as they may be. */
  private int postSome(Server server, String name) throws Exception {
    int answered = 0;
    for (int message = 0; message < 4; message++) {
      int status = postInTime(server, body(name + "_" + message));
      answered += status == 200 || status == 503 ? 1 : 0;
    }
    return answered;
  }

  private void assertAnswered503(ServerSocket socket, boolean isClosed) throws Exception {
    try (socket) {
      DatabaseAddress address =
          new DatabaseAddress(
              "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/none",
              Optional.of("nobody"),
              Optional.of(new Secret("none")));
      if (isClosed) {
        socket.close();
      }
      try (Database database = Database.open(address, 2, PATIENCE);
          Server server = serve(database)) {
        assertThat(postInTime(server, body("lost"))).isEqualTo(503);
      }
    }
  }

  private int postInTime(Server server, byte[] body) throws Exception {
    long start = System.nanoTime();
    int status = post(server, body).statusCode();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ABOUT_A_SECOND);
    return status;
  }

  private Server serve(Database database) {
    WebhookDoor door =
        new WebhookDoor(
            new InboxCommit(database, Tables.with(healthy.vault()).inbox()),
            BareSecrets.OF_STRIPE_EVENTS,
            new SignatureLimit(System::nanoTime),
            clock,
            () -> false,
            _ -> {});
    return Server.start(
        new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback()), door.routes());
  }

  private byte[] body(String name) {
    return StripeEvents.bytes(StripeEvents.completed(name, clock.instant(), session -> {}));
  }

  private HttpResponse<String> post(Server server, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/hooks/stripe"))
            .header(
                "Stripe-Signature",
                StripeEvents.signature(body, StripeEvents.SECRET, clock.instant()))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private Connection connect() throws SQLException {
    DatabaseAddress address = healthy.address();
    return DriverManager.getConnection(
        address.jdbcUrl(), address.user().orElseThrow(), address.password().orElseThrow().reveal());
  }
}
