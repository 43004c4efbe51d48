package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.RunningDemo;
import io.tributary.http.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stranger gets at every door of the running server. */
class ClosedDoorsTest {
  /** Doors that visitors, Stripe and whoever watches the server need; all others are closed. */
  private static final Set<String> OPEN =
      Set.of(
          "/r/{slug}",
          "/collect",
          "/tag.js",
          "/n/{name}",
          "/hooks/stripe",
          "/hooks/stripe/{account}",
          "/hooks/in/{token}",
          "/health",
          "/ready",
          "/sign-in",
          "/setup/owner",
          "/static/{name}");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final RunningDemo demo = new RunningDemo();

  @BeforeAll
  static void own() {
    Owner.settingUp(demo).close();
  }

  @AfterAll
  static void close() {
    demo.close();
    CLIENT.close();
  }

  @Test
  void everyDoorIsKnown_andThoseThatAreNotOpenAskWhoIsThere() throws Exception {
    int closed = 0;
    for (Routes.Route door : demo.doors()) {
      if (!OPEN.contains(door.pattern())) {
        HttpResponse<String> answer =
            knock(door.method(), door.pattern().replaceAll("\\{\\w+}", "x"));
        assertThat(answer.statusCode()).as(door.method() + " " + door.pattern()).isIn(401, 303);
        assertThat(answer.headers().firstValue("Location").orElse("/sign-in"))
            .startsWith("/sign-in");
        closed++;
      }
    }
    assertThat(closed).isGreaterThan(15);
  }

  @Test
  void aWrongKey_isNoKey() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.server() + "/api/v1/payments"))
            .header("Authorization", "Bearer " + RunningDemo.API_KEY + "x")
            .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void theFirstKey_opensTheApi() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.server() + "/api/v1/payments"))
            .header("Authorization", "Bearer " + RunningDemo.API_KEY)
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"items\":[],\"next\":null}");
  }

  @Test
  void aForgedWebhook_isRefusedWithItsReason() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.server() + "/hooks/stripe"))
            .header("Stripe-Signature", "t=1,v1=00")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Stripe-Signature");
  }

  @Test
  void aGuessedDoor_isNone() throws Exception {
    HttpResponse<String> answer = knock("POST", "/hooks/in/" + "x".repeat(43));

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> knock(String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(demo.server() + path))
            .method(method, BodyPublishers.noBody())
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
