package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhook endpoints made, changed and deleted through the API. */
final class WebhookEndpointsTest {
  private static final String ENDPOINTS = "/v1/webhook_endpoints";
  private static final String NEW =
      "url=https%3A%2F%2Ft.shop.example%2Fhooks%2Fstripe&enabled_events[]=charge.succeeded"
          + "&enabled_events[1]=invoice.paid&api_version=2026-07-29.dahlia&metadata[by]=tributary";
  private final StripeApiStandIn standIn = StripeApiStandIn.start(new SettableClock(Things.NOON));
  private final StandInClient client = new StandInClient(standIn);

  @AfterEach
  void close() {
    standIn.close();
  }

  private JsonNode created() throws IOException, InterruptedException {
    return new JsonMapper().readTree(client.post(ENDPOINTS, NEW).body());
  }

  @Test
  void secretIsToldOnce_whenTheEndpointIsMade() throws IOException, InterruptedException {
    JsonNode made = created();
    String id = made.path("id").asString();
    JsonNode listed = client.read(ENDPOINTS).at("/data/0");

    assertThat(standIn.webhookSecret(id)).contains(made.path("secret").asString());
    assertThat(listed.has("secret")).isFalse();
    assertThat(listed.path("url").asString()).isEqualTo("https://t.shop.example/hooks/stripe");
    assertThat(listed.path("enabled_events").toString())
        .isEqualTo("[\"charge.succeeded\",\"invoice.paid\"]");
    assertThat(listed.path("api_version").asString()).isEqualTo("2026-07-29.dahlia");
    assertThat(listed.path("status").asString()).isEqualTo("enabled");
    assertThat(listed.at("/metadata/by").asString()).isEqualTo("tributary");
  }

  @Test
  void endpointIsChanged_switchedOff_andDeleted() throws IOException, InterruptedException {
    String path = ENDPOINTS + "/" + created().path("id").asString();

    client.post(path, "enabled_events[]=*&disabled=true");
    assertThat(client.read(path).path("enabled_events").toString()).isEqualTo("[\"*\"]");
    assertThat(client.read(path).path("status").asString()).isEqualTo("disabled");

    HttpResponse<String> deleted = client.send(client.request(path).DELETE());
    assertThat(deleted.body()).contains("\"deleted\":true");
    assertThat(client.ask(path).statusCode()).isEqualTo(404);
  }

  @Test
  void incompleteEndpoint_isRefused() throws IOException, InterruptedException {
    assertThat(refusal("url=https://a.example/x"))
        .isEqualTo("400 parameter_missing enabled_events");
    assertThat(refusal("enabled_events[]=*&url=shop")).isEqualTo("400 url_invalid url");
    assertThat(refusal("enabled_events[]=*&url=https://a.example&secret=x"))
        .isEqualTo("400 parameter_unknown secret");
  }

  @Test
  void accountHas16EndpointsAtMost() throws IOException, InterruptedException {
    for (int number = 0; number < 16; number++) {
      created();
    }
    assertThat(refusal(NEW)).isEqualTo("400 resource_limit url");
  }

  private String refusal(String form) throws IOException, InterruptedException {
    return StandInClient.refusal(client.post(ENDPOINTS, form));
  }
}
