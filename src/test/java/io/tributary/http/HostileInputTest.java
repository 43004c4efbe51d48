package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.RawSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an impolite client gets: never a 5xx, never patience without end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final Server server = start();

  private Server start() {
    Routes routes =
        new Routes()
            .get("/r/{slug}", HostileInputTest::readEverything)
            .get("/slow", request -> waitForRelease())
            .add("POST", "/echo", 1000, HostileInputTest::readEverything);
    return Server.start(settings(), routes);
  }

  private static ServerSettings settings() {
    return new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback(), Duration.ofMillis(700));
  }

  private static Response readEverything(Request request) {
    String all = request.parameters() + request.path() + request.query().all() + request.cookies();
    return Response.text(200, all.indexOf('\0') < 0 ? "fine" : "nul");
  }

  private Response waitForRelease() {
    entered.countDown();
    try {
      released.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Response.text(200, "finished");
  }

  @BeforeAll
  void isListening() {
    assertThat(server.port()).isPositive();
  }

  @AfterAll
  void close() {
    server.close();
  }

  private String say(String text) throws IOException {
    try (RawSocket socket = new RawSocket(server.port())) {
      return socket.send(text).readAll();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/r/%",
        "/r/%zz",
        "/r/%C3",
        "/r/%00",
        "/r/a%00b",
        "/r/\u0000",
        "/r/\u00ff",
        "/r/%ED%A0%80",
        "/r/a?%",
        "/r/a?x=%00%ff&%zz",
        "/r/a?\u00fe\u00ff",
        "/r/..%2f..%2fetc",
        "/r/../..",
        "//",
        "/r//",
        "/r/a;b=c",
        "/r/{slug}",
        "/r/a|b\"<>",
        "*",
        "http://evil.test/r/a",
        "/r/a#b",
        "/r/a\\b",
        "r/a",
        "",
        "/r/a?x=[]{}|\"<>",
        "/r/\ud83d\ude00"
      })
  void brokenAddressesAreNoFailureOfOurs(String address) throws IOException {
    String said = say("GET " + address + " HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
    assertThat(said).matches("(?s)HTTP/1\\.[01] [234].*").doesNotContain("nul");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /r/a HTTP/1.1\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nX-Nul: \0\r\nConnection: close\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nCookie: a=\u00ff\u0001; =; ;;\r\nConnection: close\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n-1\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFF\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: zip-zap\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: \u00ff;;;=\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: miracles\r\nConnection: close\r\n\r\nabc",
        "BREW /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\nConnection: Upgrade, close\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      })
  void brokenRequestsAreNoFailureOfOurs(String request) throws IOException {
    assertThat(say(request)).doesNotContainPattern("^HTTP/1\\.[01] 5");
  }

  @Test
  void giantHeadersAreRefused() throws IOException {
    String said =
        say("GET /r/a HTTP/1.1\r\nHost: a\r\nX-Giant: " + "x".repeat(40_000) + "\r\n\r\n");
    assertThat(said).matches("(?s)HTTP/1\\.1 4(00|31) .*");
  }

  @Test
  void giantAddressesAreRefused() throws IOException {
    String said = say("GET /r/" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(said).matches("(?s)HTTP/1\\.1 4(00|14) .*");
  }

  @Test
  void aBodyAnnouncedTooLongIsRefusedUnread() throws IOException {
    String said = say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\nabc");
    assertThat(said).startsWith("HTTP/1.1 413").contains("longer than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /r/a HT",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nX-Half",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "GET /r/a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
      })
  void aSenderThatFallsSilentIsCutOff(String beginning) throws IOException {
    assertThat(say(beginning)).doesNotContain(" 200 ").doesNotContain(" 500 ");
  }

  @Test
  void anUnreadBodyIsNeverTakenForTheNextRequest() throws IOException {
    String inner = "GET /r/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    String said = say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n" + inner);
    assertThat(said).startsWith("HTTP/1.1 413").doesNotContain("fine");
  }

  @Test
  void closeMeansClose() throws IOException {
    String first = "GET /r/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(say(first + first).split("fine", -1)).hasSize(2);
  }

  @Test
  void closingLetsTheRunningRequestFinish() throws Exception {
    AtomicReference<String> said = new AtomicReference<>("");
    Server closing =
        Server.start(settings(), new Routes().get("/slow", request -> waitForRelease()));
    Thread visitor = Thread.startVirtualThread(() -> said.set(visitSlow(closing.port())));
    entered.await();
    Thread closer = Thread.startVirtualThread(closing::close);
    released.countDown();
    closer.join();
    visitor.join();
    assertThat(said.get()).startsWith("HTTP/1.1 200").endsWith("finished");
  }

  private static String visitSlow(int port) {
    try (RawSocket socket = new RawSocket(port)) {
      return socket.send("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").readAll();
    } catch (IOException broken) {
      return broken.toString();
    }
  }
}
