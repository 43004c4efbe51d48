package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which data a webhook secret may sign, for programs. */
final class SecretModesTest {
  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String SHOP = ACCOUNTS + "/shop";
  private static final String FIRST = "whsec_first_0123456789abcdef";
  private static final String SECOND = "whsec_second_0123456789fedcba";
  private @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() {
    server = new ApiServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSecretsMode_isTold_orShownByItsFirstMessage_andCanBeChanged() {
    add();
    JsonNode told =
        server.post(201, SHOP + "/secrets", "{'secret':'%s','mode':'test'}".formatted(FIRST));
    assertThat(told.path("mode").stringValue()).isEqualTo("test");
    JsonNode unknown = addSecret(SECOND);
    assertThat(unknown.path("mode").isNull()).isTrue();
    webhook("one", SECOND);
    JsonNode secrets = server.get(200, SHOP).path("webhookSecrets");
    assertThat(secrets.path(1).path("mode").stringValue()).isEqualTo("test");
    String first = SHOP + "/secrets/" + told.path("id").stringValue();
    assertThat(server.patch(200, first, "{'mode':'live'}").path("mode").stringValue())
        .isEqualTo("live");
    assertThatThrownBy(() -> webhook("two", FIRST)).isInstanceOf(BadRequest.class);
    assertThat(server.patch(200, first, "{'label':'x'}").path("mode").stringValue())
        .isEqualTo("live");
    server.patch(400, first, "{'mode':'both'}");
    server.post(400, SHOP + "/secrets", "{'secret':'whsec_x_0123456789','mode':7}");
  }

  @Test
  void aSecretThatReplacesAnother_hasItsMode() {
    add();
    String first = addSecret(FIRST).path("id").stringValue();
    server.patch(200, SHOP + "/secrets/" + first, "{'mode':'live'}");
    JsonNode third =
        server.post(
            201,
            SHOP + "/secrets",
            "{'secret':'whsec_third_0123456789','replaces':'%s'}".formatted(first));
    assertThat(third.path("mode").stringValue()).isEqualTo("live");
  }

  private void add() {
    server.post(201, ACCOUNTS, "{'id':'shop','name':'Shop'}");
  }

  private JsonNode addSecret(String secret) {
    return server.post(201, SHOP + "/secrets", "{'secret':'%s'}".formatted(secret));
  }

  private Response webhook(String name, String secret) {
    return new TestAccounts(server.house)
        .send(StripeEvents.completed(name, server.house.clock.instant(), session -> {}), secret);
  }
}
