package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The webhook secrets and API keys of an account, by programs. */
final class WebhookSecretsTest {
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
  void anAddedAccount_isListed_andItsSecretWorksAtOnce() {
    add();
    JsonNode secret = addSecret(FIRST);
    assertThat(secret.path("hint").stringValue()).isEqualTo("whsec_…cdef");
    assertThat(secret.path("state").stringValue()).isEqualTo("valid");
    assertThat(webhook("one", FIRST).status()).isEqualTo(200);
    server.house.accounts.noteUses();
    JsonNode account = server.get(200, SHOP);
    assertThat(account.path("lastMessageAt").stringValue()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(account.path("webhookSecrets").path(0).path("lastVerifiedAt").stringValue())
        .isEqualTo("2026-11-01T12:00:00Z");
    assertThat(ids(server.get(200, ACCOUNTS))).containsExactlyInAnyOrder("default", "shop");
    assertThat(server.walk(ACCOUNTS, 1)).containsExactlyInAnyOrder("default", "shop");
    assertThat(server.accountChanges).hasValue(2);
  }

  @Test
  void aReplacedSecret_endsWhenItIsTold() {
    String first = replaced("'replacedUntil':'2026-11-03T00:00:00Z'");
    JsonNode old = server.get(200, SHOP).path("webhookSecrets").path(0);
    assertThat(old.path("id").stringValue()).isEqualTo(first);
    assertThat(old.path("state").stringValue()).isEqualTo("ending");
    assertThat(old.path("endsAt").stringValue()).isEqualTo("2026-11-03T00:00:00Z");
    assertThat(webhook("one", FIRST).status()).isEqualTo(200);
    assertThat(webhook("two", SECOND).status()).isEqualTo(200);
  }

  @Test
  void aReplacedSecret_endsADayLater_whenNothingIsTold() {
    replaced("'label':null");
    assertThat(server.get(200, SHOP).path("webhookSecrets").path(0).path("endsAt").stringValue())
        .isEqualTo("2026-11-02T12:01:00Z");
  }

  @Test
  void aSecretThatHasEnded_isNotRevivedByReplacingIt() {
    add();
    String first = addSecret(FIRST).path("id").stringValue();
    server.patch(200, SHOP + "/secrets/" + first, "{'endsAt':'2026-11-01T11:00:00Z'}");
    server.house.clock.advance(Duration.ofMinutes(1));
    String body = "{'secret':'%s','replaces':'%s'}".formatted(SECOND, first);
    server.post(201, SHOP + "/secrets", body);
    JsonNode old = server.get(200, SHOP).path("webhookSecrets").path(0);
    assertThat(old.path("endsAt").stringValue()).isEqualTo("2026-11-01T11:00:00Z");
    assertThatThrownBy(() -> webhook("one", FIRST)).isInstanceOf(BadRequest.class);
  }

  @Test
  void aSecretsEndAndLabelAreChanged_andItIsRemoved() {
    String secret = SHOP + "/secrets/" + replaced("'label':'New'");
    JsonNode ended = server.patch(200, secret, "{'label':'Old','endsAt':'2026-11-01T12:00:00Z'}");
    assertThat(ended.path("state").stringValue()).isEqualTo("ended");
    assertThat(ended.path("label").stringValue()).isEqualTo("Old");
    JsonNode kept = server.patch(200, secret, "{'endsAt':null}");
    assertThat(kept.path("state").stringValue()).isEqualTo("valid");
    assertThat(kept.path("label").stringValue()).isEqualTo("Old");
    server.patch(400, secret, "{'endsAt':'+1000000000-12-31T23:59:59Z'}");
    server.delete(204, secret);
    assertThat(server.get(200, SHOP).path("webhookSecrets")).hasSize(1);
    server.delete(404, secret);
    server.patch(404, secret, "{}");
  }

  /** The id of the first secret, which another one replaces a minute later. */
  private String replaced(String more) {
    add();
    String first = addSecret(FIRST).path("id").stringValue();
    server.house.clock.advance(Duration.ofMinutes(1));
    server.post(
        201,
        SHOP + "/secrets",
        "{'secret':'%s','replaces':'%s',%s}".formatted(SECOND, first, more));
    return first;
  }

  @Test
  void aSecretThatIsNone_isRefused_withoutRepeatingIt() {
    add();
    addSecret(FIRST);
    String endpoint = "we_1AbCdEfGhIjKlMnOp";
    for (String bad :
        List.of(FIRST, StripeEvents.SECRET, endpoint, "rk_live_0123456789", "short")) {
      refused("POST", "/secrets", "secret", bad);
    }
    server.post(400, SHOP + "/secrets", "{'secret':''}");
    server.post(400, SHOP + "/secrets", "{'secret':7,'other':1,'replacedUntil':'soon'}");
    server.post(400, SHOP + "/secrets", "{'secret':'%s','replaces':'none'}".formatted(SECOND));
    server.post(400, SHOP + "/secrets", "[]");
    server.post(404, ACCOUNTS + "/nobody/secrets", "{'secret':'%s'}".formatted(SECOND));
    assertThat(server.get(200, SHOP).path("webhookSecrets")).hasSize(1);
  }

  private void refused(String method, String path, String field, String value) {
    String body = "{\"%s\":\"%s\"}".formatted(field, value);
    HttpResponse<String> answer = server.send(method, SHOP + path, body);
    assertThat(answer.statusCode()).as(value).isEqualTo(400);
    assertThat(answer.body()).doesNotContain(value);
  }

  @Test
  void keysAreToldApartByMode_andOnlyHintsAreShown() {
    add();
    JsonNode first = server.put(200, SHOP + "/keys", "{'key':'rk_live_0123456789abcdefLIVE'}");
    assertThat(first.path("mode").stringValue()).isEqualTo("live");
    assertThat(first.path("hint").stringValue()).isEqualTo("rk_live_…LIVE");
    server.put(200, SHOP + "/keys", "{'key':'sk_test_0123456789abcdefTEST'}");
    server.put(200, SHOP + "/keys", "{'key':'rk_live_0123456789abcdefNEXT'}");
    assertThat(server.get(200, SHOP).path("apiKeys").valueStream())
        .extracting(key -> key.path("hint").stringValue())
        .containsExactly("rk_live_…NEXT", "sk_test_…TEST");
    for (String bad : List.of("pk_live_0123456789abcdef", "whsec_0123456789abcdef", "rk_live_x")) {
      refused("PUT", "/keys", "key", bad);
    }
    server.delete(204, SHOP + "/keys/live");
    server.delete(404, SHOP + "/keys/live");
    server.delete(404, SHOP + "/keys/other");
    assertThat(server.get(200, SHOP).path("apiKeys")).hasSize(1);
  }

  @Test
  void aKeyThatAnotherAccountHas_isRefused() {
    add();
    String key = "rk_live_0123456789abcdefLIVE";
    server.put(200, ACCOUNTS + "/default/keys", "{'key':'%s'}".formatted(key));
    refused("PUT", "/keys", "key", key);
    server.house.database.execute("UPDATE stripe_keys SET key_index = NULL");
    refused("PUT", "/keys", "key", key);
    server.put(200, ACCOUNTS + "/default/keys", "{'key':'%s'}".formatted(key));
  }

  @Test
  void noAnswer_holdsASecretOrAKey() {
    add();
    String added = server.send("POST", SHOP + "/secrets", "{\"secret\":\"" + FIRST + "\"}").body();
    String key = "rk_live_0123456789abcdefLIVE";
    String set = server.send("PUT", SHOP + "/keys", "{\"key\":\"" + key + "\"}").body();
    for (String body : List.of(added, set, server.get(200, ACCOUNTS).toString())) {
      assertThat(body).doesNotContain(FIRST, key, StripeEvents.SECRET, "0123456789");
    }
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

  private static List<String> ids(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("id").stringValue()).toList();
  }
}
