package io.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Accounts, their secrets and keys, and the sites of their payment links, by programs. */
final class AccountsTest {
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
  void theDefaultAccount_isThereFromTheStart_withTheSecretsOfTheEnvironment() {
    JsonNode account = server.get(200, ACCOUNTS + "/default");
    assertThat(account.path("name").stringValue()).isEqualTo("My Stripe account");
    assertThat(account.path("site").stringValue()).isEqualTo("default");
    assertThat(account.path("webhookSecrets")).hasSize(3);
    JsonNode secret = account.path("webhookSecrets").path(1);
    assertThat(secret.path("id").isNull()).isTrue();
    assertThat(secret.path("origin").stringValue()).isEqualTo("environment");
    assertThat(secret.path("hint").stringValue()).isEqualTo("whsec_…cdef");
  }

  @Test
  void nameAndSiteChange_andTheIdStays() {
    add();
    server.post(201, "/api/v1/sites", "{'id':'eu','name':'Europe'}");
    JsonNode changed = server.patch(200, SHOP, "{'name':'Shop EU','site':'eu'}");
    assertThat(changed.path("name").stringValue()).isEqualTo("Shop EU");
    assertThat(changed.path("site").stringValue()).isEqualTo("eu");
    assertThat(server.patch(200, SHOP, "{}")).isEqualTo(changed);
    server.patch(400, SHOP, "{'id':'other'}");
    server.patch(400, SHOP, "{'name':null}");
    server.patch(400, SHOP, "{'site':null}");
    server.patch(400, SHOP, "{'site':'nowhere'}");
    server.patch(404, ACCOUNTS + "/nobody", "{}");
    assertThat(server.get(200, SHOP)).isEqualTo(changed);
  }

  @Test
  void badAccounts_areRefused() {
    add();
    server.post(409, ACCOUNTS, "{'id':'shop','name':'Again'}");
    server.post(409, ACCOUNTS, "{'id':'default','name':'Again'}");
    for (String body :
        List.of(
            "{'id':'Shop','name':'x'}",
            "{'id':'a/b','name':'x'}",
            "{'id':'','name':'x'}",
            "{'id':'ok','name':''}",
            "{'id':'ok'}",
            "{'id':'ok','name':'x','site':'nowhere'}",
            "{'id':'ok','name':'%s'}".formatted("x".repeat(101)))) {
      server.post(400, ACCOUNTS, body);
    }
  }

  @Test
  void anAccount_canBeRemoved_untilAMessageHasCome() {
    add();
    addSecret(FIRST);
    webhook("one", FIRST);
    server.delete(409, SHOP);
    server.delete(409, ACCOUNTS + "/default");
    server.post(201, ACCOUNTS, "{'id':'unused','name':'Unused'}");
    String its = ACCOUNTS + "/unused";
    server.post(201, its + "/secrets", "{'secret':'%s'}".formatted(SECOND));
    server.put(200, its + "/payment-links/plink_1", "{'site':'default'}");
    server.delete(204, its);
    server.get(404, its);
    assertThat(server.house.database.count("webhook_secrets")).isEqualTo(1);
  }

  @Test
  void aConnectedAccount_isListedBelowItsPlatform() {
    JsonNode account = server.get(200, connected());
    assertThat(account.path("id").stringValue()).isEqualTo("shop/acct_7");
    assertThat(account.path("platform").stringValue()).isEqualTo("shop");
    assertThat(account.path("site").isNull()).isTrue();
    assertThat(ids(server.get(200, ACCOUNTS + "?platform=shop"))).containsExactly("shop/acct_7");
  }

  @Test
  void aConnectedAccount_hasItsOwnSiteAndLinks_andItsPlatformsSecrets() {
    String connected = connected();
    server.post(201, "/api/v1/sites", "{'id':'eu','name':'Europe'}");
    JsonNode changed = server.patch(200, connected, "{'site':'eu','name':'Seven'}");
    assertThat(changed.path("site").stringValue()).isEqualTo("eu");
    JsonNode follows = server.patch(200, connected, "{'site':null,'name':null}");
    assertThat(follows.path("site").isNull()).isTrue();
    server.put(200, connected + "/payment-links/plink_1", "{'site':'eu'}");
    server.post(400, connected + "/secrets", "{'secret':'%s'}".formatted(SECOND));
    server.put(400, connected + "/keys", "{'key':'rk_live_0123456789abcdef'}");
    server.delete(409, connected);
  }

  /** The address of an account that a Connect message came for. */
  private String connected() {
    TestAccounts accounts = new TestAccounts(server.house);
    accounts.secret(accounts.account("shop", "default"), FIRST);
    accounts.send(
        StripeEvents.completed("one", server.house.clock.instant(), session -> {})
            .put("account", "acct_7"),
        FIRST);
    server.house.settle();
    return SHOP + "%2Facct_7";
  }

  @Test
  void anAddedSite_hasATagOfItsOwn() {
    server.post(201, "/api/v1/sites", "{'id':'eu','name':'Europe'}");
    assertThat(server.siteChanges).hasValue(1);
    assertThat(ids(server.get(200, "/api/v1/sites"))).containsExactly("default", "eu");
    server.post(201, "/api/v1/links", "{'target':'https://example.com/','site':'eu'}");
    server.post(409, "/api/v1/sites", "{'id':'eu','name':'Again'}");
    server.post(400, "/api/v1/sites", "{'id':'E U','name':''}");
    server.post(400, "/api/v1/sites", "nonsense");
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
