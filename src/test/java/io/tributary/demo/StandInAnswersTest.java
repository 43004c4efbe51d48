package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Single objects, expansion, keys with their permissions, and connected accounts. */
final class StandInAnswersTest {
  private static final String EXPANDED_INTENTS =
      "/v1/payment_intents?expand[]=data.latest_charge.balance_transaction";
  private final StripeApiStandIn standIn = StripeApiStandIn.start(new SettableClock(Things.NOON));
  private final StripeShelf shelf = standIn.shelf();
  private final StandInClient client = new StandInClient(standIn);

  StandInAnswersTest() {
    shelf.put(
        Things.thing("payment_intent", "pi_1", intent -> intent.put("latest_charge", "ch_1")));
    shelf.put(Things.thing("charge", "ch_1", charge -> charge.put("balance_transaction", "txn_1")));
    shelf.put(Things.thing("charge", "ch_2", charge -> charge.putNull("balance_transaction")));
    shelf.put(Things.thing("balance_transaction", "txn_1", movement -> movement.put("fee", 42)));
    shelf.put(Things.thing("invoice", "in_1", _ -> {}));
    shelf.put(
        Things.thing("invoice_payment", "inpay_1", payment -> payment.put("invoice", "in_1")));
    shelf.put(
        Things.thing(
            "payment_link",
            "plink_1",
            link -> link.putObject("line_items").putArray("data").addObject().put("id", "li_1")));
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void objectIsToldById_underARequestId() throws IOException, InterruptedException {
    HttpResponse<String> answer = client.ask("/v1/charges/ch_1");

    assertThat(answer.body()).contains("\"balance_transaction\":\"txn_1\"");
    assertThat(answer.headers().firstValue("Request-Id").orElse("")).startsWith("req_");
  }

  @Test
  void expandedId_isReplacedByItsObject_throughOthers() throws IOException, InterruptedException {
    assertThat(
            client
                .read(EXPANDED_INTENTS)
                .at("/data/0/latest_charge/balance_transaction/fee")
                .asInt())
        .isEqualTo(42);
    JsonNode charge = client.read("/v1/charges/ch_1?expand[]=balance_transaction");
    assertThat(charge.at("/balance_transaction/object").asString())
        .isEqualTo("balance_transaction");
    JsonNode charges = client.read("/v1/charges?expand[]=data.balance_transaction");
    assertThat(charges.at("/data/0/balance_transaction").isNull()).isTrue();
    assertThat(charges.at("/data/1/balance_transaction/fee").asInt()).isEqualTo(42);
    assertThat(client.read("/v1/charges/ch_1").path("balance_transaction").isString()).isTrue();
  }

  @Test
  void listInsideAnObject_comesOnlyWhenAskedFor() throws IOException, InterruptedException {
    assertThat(client.read("/v1/invoices/in_1").has("payments")).isFalse();
    assertThat(
            client
                .read("/v1/invoices?expand[]=data.payments")
                .at("/data/0/payments/data/0/id")
                .asString())
        .isEqualTo("inpay_1");
    assertThat(client.read("/v1/payment_links/plink_1").has("line_items")).isFalse();
    assertThat(client.ids("/v1/payment_links/plink_1/line_items")).isEqualTo("li_1");
    assertThat(
            client
                .read("/v1/payment_links?expand[]=data.line_items")
                .at("/data/0/line_items/data")
                .size())
        .isEqualTo(1);
  }

  @Test
  void requestWithoutAKey_orWithAnother_isRefused() throws IOException, InterruptedException {
    HttpResponse<String> wrong =
        new StandInClient(standIn, "rk_live_other0123456789").ask("/v1/charges");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("Invalid API Key provided: rk_live").doesNotContain("0123");
    assertThat(new StandInClient(standIn, "").ask("/v1/charges").statusCode()).isEqualTo(401);
    standIn.refuse(StripeApiStandIn.KEY);
    assertThat(client.ask("/v1/charges").statusCode()).isEqualTo(401);
  }

  @Test
  void keyCanBeTheUserOfBasic_asCurlSendsIt() throws IOException, InterruptedException {
    String user = StripeApiStandIn.KEY + ":";
    String encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));

    assertThat(
            client
                .send(client.request("/v1/charges").setHeader("Authorization", "Basic " + encoded))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void missingPermission_isNamed() throws IOException, InterruptedException {
    standIn.admit("rk_live_small", Set.of("rak_payment_intent_read", "rak_charge_read"));
    StandInClient small = new StandInClient(standIn, "rk_live_small");

    assertThat(small.ids("/v1/charges")).isEqualTo("ch_2 ch_1");
    assertThat(small.ask("/v1/account").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = small.ask("/v1/invoices");
    assertThat(StandInClient.refusal(refused)).isEqualTo("403 more_permissions_required -");
    assertThat(refused.body()).contains("Having the 'rak_invoice_read' permission would");
    assertThat(small.ask(EXPANDED_INTENTS).body()).contains("'rak_balance_transaction_read'");
    assertThat(small.post("/v1/webhook_endpoints", "url=x").body()).contains("rak_webhook_write");
  }

  @Test
  void permissionToWrite_isOneToRead() throws IOException, InterruptedException {
    standIn.admit("rk_live_w", Set.of("rak_webhook_write"));

    assertThat(new StandInClient(standIn, "rk_live_w").ids("/v1/webhook_endpoints")).isEmpty();
    assertThat(StripeApiStandIn.permissions()).contains("rak_webhook_read", "rak_charge_read");
  }

  @Test
  void connectedAccount_hasItsOwnObjects() throws IOException, InterruptedException {
    standIn.shelf("acct_2").put(Things.thing("charge", "ch_connected", 60));

    assertThat(idsOf("acct_2")).contains("ch_connected").doesNotContain("ch_1");
    assertThat(client.ids("/v1/charges")).doesNotContain("ch_connected");
    assertThat(client.read("/v1/account").path("id").asString())
        .isEqualTo(StripeApiStandIn.ACCOUNT);
    assertThat(idsOf("acct_9")).contains("account_invalid");
  }

  private String idsOf(String account) throws IOException, InterruptedException {
    return client.send(client.request("/v1/charges").header("Stripe-Account", account)).body();
  }

  @Test
  void requestsAreNoted_withWhatTheySay() throws IOException, InterruptedException {
    client.ask("/v1/charges?created[gte]=7&types[]=a");
    idsOf("acct_2");

    Asked first = standIn.asked().getFirst();
    assertThat(first.path()).isEqualTo("/v1/charges");
    assertThat(first.parameters().first("created[gte]")).contains("7");
    assertThat(first.connected()).isEmpty();
    assertThat(standIn.asked().getLast().connected()).isEqualTo(Optional.of("acct_2"));
  }

  @Test
  void keyOpensTheDataOfItsOwnMode() throws IOException, InterruptedException {
    standIn.admit("rk_test_1", Set.of("rak_charge_read", "rak_webhook_write"));
    standIn.testShelf().put(Things.thing("charge", "ch_test", _ -> {}));
    StandInClient tester = new StandInClient(standIn, "rk_test_1");

    assertThat(tester.ids("/v1/charges")).isEqualTo("ch_test");
    assertThat(client.ids("/v1/charges")).doesNotContain("ch_test");
    assertThat(tester.ask("/v1/charges/ch_1").statusCode()).isEqualTo(404);
    assertThat(tester.read("/v1/account").path("id").asString())
        .isEqualTo(StripeApiStandIn.ACCOUNT);
    assertThat(
            tester.post("/v1/webhook_endpoints", "url=https://a.example&enabled_events[]=*").body())
        .contains("\"livemode\":false");
    assertThat(client.ids("/v1/webhook_endpoints")).isEmpty();
  }
}
