package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set for accounts on one server holds on every other, and outlives a restart. */
class AccountsOfTwoServersTest {
  private static final String SECRET = "whsec_of_the_shop_0123456789";
  @TempDir private Path folder;
  private final SettableClock clock = SettableClock.atNoon();
  private final HttpClient stripe = HttpClient.newHttpClient();
  private final TestDatabase database = TestDatabase.fresh();
  private RunningHouse one;
  private RunningHouse other;

  @BeforeEach
  void open() {
    one = RunningHouse.on(database.address(), folder.resolve("one"), clock);
    other = RunningHouse.on(database.address(), folder.resolve("other"), clock);
    one.add("/accounts", "{\"id\":\"shop\",\"name\":\"Shop\"}");
  }

  @AfterEach
  void close() {
    stripe.close();
    one.close();
    other.close();
    database.close();
  }

  @Test
  void anAddedSecret_worksHereAtOnce_andSoonAtTheOther_andAfterARestart() {
    one.add("/accounts/shop/secrets", "{\"secret\":\"" + SECRET + "\"}");
    assertThat(send(one, "first")).isEqualTo(200);
    long start = System.nanoTime();
    RunningHouse.await("the other server", () -> send(other, "second") == 200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    one.close();
    one = RunningHouse.on(database.address(), folder.resolve("one"), clock);
    one.awaitReady();
    assertThat(send(one, "third")).isEqualTo(200);
    assertThat(database.rows("SELECT DISTINCT account_id FROM inbox"))
        .containsExactly(Map.of("account_id", "shop"));
  }

  @Test
  void whenASecretWasLastUsed_isWrittenDownByTheServer_andShown() {
    one.add("/accounts/shop/secrets", "{\"secret\":\"" + SECRET + "\"}");
    send(one, "first");
    RunningHouse.await(
        "the note",
        () ->
            other
                .api("/accounts/shop")
                .body()
                .contains("\"lastVerifiedAt\":\"2026-11-01T12:00:00Z\""));
    assertThat(other.api("/accounts/shop").body()).doesNotContain(SECRET);
  }

  private int send(RunningHouse server, String name) {
    byte[] body = StripeEvents.bytes(StripeEvents.completed(name, clock.instant(), session -> {}));
    HttpRequest request =
        HttpRequest.newBuilder(server.house().publicUrl().resolve("/hooks/stripe"))
            .header("Stripe-Signature", StripeEvents.signature(body, SECRET, clock.instant()))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return stripe.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
