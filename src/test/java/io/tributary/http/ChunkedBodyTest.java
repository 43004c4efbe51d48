package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.RawSocket;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body sent in chunks gets: its answer at once, and never a second meaning. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChunkedBodyTest {
  private static final String HEAD =
      "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(9);
  private final Server server = start();

  private static Server start() {
    Routes routes =
        new Routes()
            .get("/next", request -> Response.text(200, "the next"))
            .add("POST", "/echo", 1000, request -> Response.json(200, request.body()));
    return Server.start(
        new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback(), PATIENCE), routes);
  }

  @BeforeAll
  void isListening() {
    assertThat(server.port()).isPositive();
  }

  @AfterAll
  void close() {
    server.close();
  }

  /** What the server says before it closes, which it must do without losing its patience. */
  private String say(String text) throws IOException {
    long asked = System.nanoTime();
    try (RawSocket socket = new RawSocket(server.port())) {
      String said = socket.send(text).readAll();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PATIENCE.dividedBy(2));
      return said;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzzz", "-5", "FFFFFFFFFFFFFFFF", "FFFFFFFF", "", " 5", "0x5"})
  void malformedSize_isRefusedAtOnce(String size) throws IOException {
    assertThat(say(HEAD + size + "\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void hugeChunk_isRefusedBeforeItIsRead() throws IOException {
    assertThat(say(HEAD + "7FFFFFFF\r\n" + "x".repeat(100))).startsWith("HTTP/1.1 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzzz\r\n", "3\r\nabc\r\n-5\r\n", "0\r\nX: y\r\n\r\n"})
  void whatFollowsABrokenBody_isNoRequest(String body) throws IOException {
    assertThat(say(HEAD + body + NEXT)).startsWith("HTTP/1.1 400").doesNotContain("the next");
  }

  @Test
  void bodyLongerThanTheRouteReads_isRefused_andTheRestIsNoRequest() throws IOException {
    String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
    assertThat(say(HEAD + chunk + chunk + "0\r\n\r\n" + NEXT))
        .startsWith("HTTP/1.1 413")
        .doesNotContain("the next");
  }

  @Test
  void wholeBody_isRead_andTheNextRequestAnswered() throws IOException {
    assertThat(say(HEAD + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n" + NEXT))
        .startsWith("HTTP/1.1 200")
        .contains("abcde")
        .endsWith("the next");
  }
}
