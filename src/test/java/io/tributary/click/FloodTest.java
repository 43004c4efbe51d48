package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.AddressRate;
import io.tributary.http.Server;
import io.tributary.http.ServerSettings;
import io.tributary.http.TrustedProxies;
import io.tributary.model.VisitorId;
import io.tributary.testing.Counted;
import io.tributary.testing.HandTurnedNanos;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address that sends too much, seen behind a proxy we trust. */
final class FloodTest {
  private static final String FLOOD = "203.0.113.9";
  private static final String NEIGHBOUR = "203.0.113.10";
  private static final String REFUSED = "dropped; reason=too_many_requests";
  private final HandTurnedNanos nanos = new HandTurnedNanos();
  private final SplittableRandom random = new SplittableRandom(7);
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private TestHouse house;
  private Server server;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    ClickRoom doors =
        new ClickRoom(
            house.directory,
            house.journal,
            house.counters,
            request -> request.header("Authorization").equals(Optional.of("Bearer good")),
            house.clock,
            random,
            new AddressRate(2, 5, nanos));
    server =
        Server.start(new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback()), doors.routes());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    house.close();
  }

  private String arrival() {
    VisitorId id = VisitorId.mint(house.clock.instant(), random);
    return Items.arrival(id.toString(), id.toString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path, String address) {
    URI door = URI.create("http://127.0.0.1:" + server.port() + path);
    request.uri(door).header("X-Forwarded-For", address).header("User-Agent", TestHouse.BROWSER);
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  private HttpResponse<String> collect(String body, String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder().POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request, "/collect", address);
  }

  private static String result(HttpResponse<String> answer) {
    return answer.headers().firstValue("Tributary-Result").orElse("");
  }

  @Test
  void collectAnswers429_withWhenToTryAgain_andCounts_whileOthersGoOn() {
    for (int time = 0; time < 5; time++) {
      assertThat(result(collect(arrival(), FLOOD))).isEqualTo("accepted");
    }
    HttpResponse<String> refused = collect(arrival(), FLOOD, "Origin", "https://shop.example");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(result(refused)).isEqualTo(REFUSED);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.headers().firstValue("Access-Control-Expose-Headers"))
        .hasValue("Tributary-Result");
    assertThat(Counted.by(house.counters))
        .isEqualTo(Map.of("accepted", 5L, "dropped_too_many_requests", 1L));
    assertThat(result(collect(arrival(), NEIGHBOUR))).isEqualTo("accepted");
    nanos.advance(Duration.ofSeconds(1));
    assertThat(result(collect(arrival(), FLOOD))).isEqualTo("accepted");
  }

  @Test
  void anArrayCostsATokenForEachItem_andIsTakenWholeOrNot() {
    String three = "[%s,%s,%s]".formatted(arrival(), arrival(), arrival());
    assertThat(collect(three, FLOOD).statusCode()).isEqualTo(200);
    assertThat(collect(three, FLOOD).statusCode()).isEqualTo(429);
    assertThat(Counted.by(house.counters))
        .isEqualTo(Map.of("accepted", 3L, "dropped_too_many_requests", 3L));
  }

  @Test
  void aValidKeyIsNotLimited_andAWrongOneIsNoWayAround() {
    for (int time = 0; time < 20; time++) {
      assertThat(collect(arrival(), FLOOD, "Authorization", "Bearer good").statusCode())
          .isEqualTo(204);
    }
    for (int time = 0; time < 5; time++) {
      assertThat(collect(arrival(), FLOOD, "Authorization", "Bearer bad").statusCode())
          .isEqualTo(401);
    }
    assertThat(collect(arrival(), FLOOD, "Authorization", "Bearer bad").statusCode())
        .isEqualTo(429);
  }

  @Test
  void visitorsOfAFloodGoThrough_butFillNoJournal() {
    house.link("spring", "https://shop.example/");
    for (int time = 0; time < 5; time++) {
      assertThat(result(open(FLOOD))).isEqualTo("accepted");
    }
    HttpResponse<String> more = open(FLOOD);
    assertThat(more.statusCode()).isEqualTo(302);
    assertThat(more.headers().firstValue("Location").orElse("")).startsWith("https://shop.example");
    assertThat(result(more)).isEqualTo(REFUSED);
    assertThat(result(open(NEIGHBOUR))).isEqualTo("accepted");
    assertThat(result(collect(arrival(), FLOOD))).isEqualTo("accepted"); // a bucket of its own
    house.settle();
    assertThat(house.database.count("clicks")).isEqualTo(7);
  }

  private HttpResponse<String> open(String address) {
    return send(HttpRequest.newBuilder().GET(), "/r/spring", address);
  }
}
