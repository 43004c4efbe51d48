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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a request line: what browsers leave unescaped there, and nothing that cuts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestLineTest {
  private final Server server = start();

  private static Server start() {
    Routes routes =
        new Routes()
            .get("/r/{slug}", RequestLineTest::slugAndCampaign)
            .get("/tag.js", request -> Response.text(200, "tag"))
            .add("POST", "/echo", 1000, request -> Response.text(200, "echo"));
    return Server.start(
        new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback(), Duration.ofSeconds(9)),
        routes);
  }

  private static Response slugAndCampaign(Request request) {
    String slug = request.parameter("slug");
    if (!slug.equals("shop")) {
      return Response.text(404, "no link " + slug);
    }
    return Response.text(200, "campaign=" + request.query().first("c").orElse("none") + ";");
  }

  @BeforeAll
  void isListening() {
    assertThat(server.port()).isPositive();
  }

  @AfterAll
  void close() {
    server.close();
  }

  private String get(String address) throws IOException {
    return say("GET " + address + " HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
  }

  private String say(String text) throws IOException {
    try (RawSocket socket = new RawSocket(server.port())) {
      return socket.send(text).readAll();
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "a|b, a|b",
        "50%off, 50%off",
        "100%, 100%",
        "{{campaign.name}}, {{campaign.name}}",
        "%u0416, %u0416",
        "[x], [x]",
        "a^b, a^b",
        "a\\b, a\\b",
        "a`b, a`b",
        "\"a\", \"a\"",
        "<a>, <a>",
        "a%7Cb+c, a|b c",
        "%zz, %zz",
        "a?b?c, a?b?c",
        "//../.., //../..",
      })
  void queryAsBrowsersSendIt_isReadLeniently(String sent, String read) throws IOException {
    assertThat(get("/r/shop?f=Q&c=" + sent + "&d=1"))
        .startsWith("HTTP/1.1 200")
        .endsWith("campaign=" + read + ";");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00c3\u00a9", "\u00e9", "%ff", "%C3"})
  void bytesThatAreNoAscii_areReplaced_andTheRestIsRead(String sent) throws IOException {
    assertThat(get("/r/shop?c=a" + sent + "b"))
        .startsWith("HTTP/1.1 200")
        .matches("(?s).*campaign=a(\u00ef\u00bf\u00bd)+b;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G\u00ffT /r/shop HTTP/1.1",
        "G@T /r/shop HTTP/1.1",
        "G\u0001T /r/shop HTTP/1.1",
      })
  void whatIsNoRequestLine_isTheSendersFault(String line) throws IOException {
    assertThat(say(line + "\r\nHost: a.test\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void script_isServedWhateverItsQuery() throws IOException {
    assertThat(get("/tag.js?x=%zz|")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/r/a|b",
        "/r/50%off",
        "/r/%zz",
        "/r/{x}",
        "/r/[x]",
        "/r/a\\b",
        "/r/a^b",
        "/r/\"",
        "/r/\u00e9",
        "/%",
        "/a|b",
        "//%zz",
        "/./%zz",
        "/../|",
      })
  void oddPath_isJustNotFound(String address) throws IOException {
    assertThat(get(address)).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/r/shop?c=\u0000",
        "/r/shop?c=a\rb",
        "/r/shop?c=a\tb",
        "/r/shop?c=\u0001",
        "/r/shop?c=\u007f",
        "/r/shop?c=a b",
        "/r/shop?c=a#\u0000",
        "/r/\u0000",
        "/r/shop\r",
        "/r/shop\u000bx",
      })
  void controlCharacters_areRefused(String address) throws IOException {
    assertThat(get(address)).startsWith("HTTP/1.1 400").doesNotContain("campaign=");
  }

  /** The library takes it for another protocol and may close without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"/r/shop?c=a\nb", "/r/shop?c=a HTTP/1.1\nX-Evil: 1\r\nY: "})
  void bareLineFeed_isRefused(String address) throws IOException {
    assertThat(get(address)).matches("(?s)(HTTP/1.1 400.*)?").doesNotContain("campaign=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /r/shop HTTP/1.1\r\nHost: a\r\nX-A: b\nX-C: d\r\n\r\n",
        "GET /r/shop HTTP/1.1\r\nHost: a\r\nX-A: b\rX-C: d\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
      })
  void framingWithTwoMeanings_isRefused(String request) throws IOException {
    String next = "GET /r/shop?c=smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    assertThat(say(request + next)).startsWith("HTTP/1.1 400").doesNotContain("smuggled");
  }
}
