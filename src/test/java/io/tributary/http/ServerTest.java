package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.RawSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a polite client gets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Server server = start();

  private static Server start() {
    Routes routes =
        new Routes()
            .get(
                "/r/{slug}",
                request -> Response.found("https://x.test/" + request.parameter("slug")))
            .get("/page", request -> Response.html(200, "<p>hello</p>"))
            .get("/nothing", request -> Response.empty(204))
            .get("/who", request -> Response.text(200, request.client() + " " + request.secure()))
            .get("/bad", request -> bad())
            .get("/bug", request -> bug())
            .get("/split", request -> Response.found("https://x.test/\r\nSet-Cookie: a=b"))
            .get("/cookies", ServerTest::cookies)
            .add("POST", "/echo", 1000, request -> Response.json(200, request.body()))
            .addLong("POST", "/late", 1000, ServerTest::late);
    return Server.start(
        new ServerSettings("127.0.0.1", 0, TrustedProxies.loopback(), Duration.ofSeconds(5)),
        routes);
  }

  private static Response bad() {
    throw new BadRequest(422, "The slug is taken; choose another.");
  }

  private static Response bug() {
    throw new IllegalStateException("a secret detail, expected in this test");
  }

  private static Response late(Request request) {
    return request.header("Key").isEmpty()
        ? Response.empty(401)
        : Response.json(200, request.body());
  }

  private static Response cookies(Request request) {
    return Response.text(200, request.cookie("a").orElse("none") + request.query().first("q"))
        .with(Cookie.of("one", "1"))
        .with(Cookie.of("two", "2"));
  }

  @BeforeAll
  void isListening() {
    assertThat(server.port()).isPositive();
  }

  @AfterAll
  void close() {
    server.close();
    client.close();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aRedirectCarriesTheDecodedSlug_andNoServerHeader() throws Exception {
    HttpResponse<String> answer = send(at("/r/spring%2D1?x=1"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("https://x.test/spring-1");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Length")).contains("0");
  }

  @Test
  void headIsAnsweredLikeGetWithoutBody() throws Exception {
    try (RawSocket socket = new RawSocket(server.port())) {
      String said =
          socket.send("HEAD /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").readAll();
      assertThat(said).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Length: 12\r\n");
      assertThat(said).endsWith("\r\n\r\n");
    }
  }

  @Test
  void noContentHasNoBodyAndNoLength() throws Exception {
    HttpResponse<String> answer = send(at("/nothing"));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void wrongMethodNamesTheRightOnes() throws Exception {
    HttpResponse<String> answer = send(at("/page").DELETE());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(send(at("/page").method("OPTIONS", BodyPublishers.noBody())).statusCode())
        .isEqualTo(405);
  }

  @Test
  void unknownAddressHelps() throws Exception {
    HttpResponse<String> answer = send(at("/nope?token=secret"));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("nothing at this address").doesNotContain("secret");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
  }

  @Test
  void badRequestSpeaksItsMessage() throws Exception {
    HttpResponse<String> answer = send(at("/bad"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).isEqualTo("The slug is taken; choose another.");
  }

  @Test
  void aBugIsAnIdToTheVisitor() throws Exception {
    HttpResponse<String> answer = send(at("/bug"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).containsPattern("[0-9a-f]{16}").doesNotContain("secret");
  }

  @Test
  void bodiesWithinTheLimitArrive_chunkedOrNot() throws Exception {
    String body = "é".repeat(500);
    assertThat(send(at("/echo").POST(BodyPublishers.ofString(body))).body()).isEqualTo(body);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes));
    assertThat(send(at("/echo").POST(chunked)).body()).isEqualTo(body);
    assertThat(send(at("/echo").POST(BodyPublishers.noBody())).body()).isEmpty();
  }

  @Test
  void longerBodiesAre413_chunkedOrNot() throws Exception {
    HttpResponse<String> answer =
        send(at("/echo").POST(BodyPublishers.ofByteArray(new byte[1001])));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("1000 bytes");
    HttpRequest.BodyPublisher chunked =
        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[3000]));
    assertThat(send(at("/echo").POST(chunked)).statusCode()).isEqualTo(413);
  }

  @Test
  void aLongBodyIsReadForThoseWhoAreLetIn_andNotOfStrangers() throws Exception {
    BodyPublisher most = BodyPublishers.ofString("x".repeat(1000));
    BodyPublisher longer = BodyPublishers.ofString("x".repeat(1001));

    assertThat(send(at("/late").header("Key", "k").POST(most)).body()).hasSize(1000);
    assertThat(send(at("/late").header("Key", "k").POST(longer)).statusCode()).isEqualTo(413);
    HttpResponse<String> stranger = send(at("/late").POST(longer));
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("Connection")).contains("close");
  }

  @Test
  void aTrustedProxyIsBelieved() throws Exception {
    HttpRequest.Builder request =
        at("/who").header("X-Forwarded-For", "8.8.8.8").header("X-Forwarded-Proto", "https");
    assertThat(send(request).body()).isEqualTo("/8.8.8.8 true");
    assertThat(send(at("/who")).body()).isEqualTo("/127.0.0.1 false");
  }

  @Test
  void aHeaderCannotBeSplit() throws Exception {
    HttpResponse<String> answer = send(at("/split"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void cookiesComeAndGo() throws Exception {
    HttpResponse<String> answer = send(at("/cookies?q=1").header("Cookie", "a=b; c=d"));
    assertThat(answer.body()).isEqualTo("bOptional[1]");
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
  }
}
