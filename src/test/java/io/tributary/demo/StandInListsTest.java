package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists over HTTP: order, pages, cursors, filters, and what is refused. */
final class StandInListsTest {
  private static final String CHARGES = "/v1/charges";
  private final StripeApiStandIn standIn = StripeApiStandIn.start(new SettableClock(Things.NOON));
  private final StripeShelf shelf = standIn.shelf();
  private final StandInClient client = new StandInClient(standIn);

  @AfterEach
  void close() {
    standIn.close();
  }

  private List<String> charges(int count) {
    List<String> ids = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      ids.add("ch_" + number);
      // Three of each second, so that ties happen.
      shelf.put(Things.thing("charge", "ch_" + number, 10_000 - number / 3));
    }
    Collections.reverse(ids);
    return ids;
  }

  private List<String> walk(String path, Random random) throws IOException, InterruptedException {
    List<String> walked = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = client.read(path + "?limit=" + (1 + random.nextInt(100)) + cursor);
      walked.addAll(StandInClient.ids(page));
      if (!page.path("has_more").asBoolean()) {
        return walked;
      }
      cursor = "&starting_after=" + walked.getLast();
    }
  }

  @Test
  void pages_holdEachObjectOnce_newestFirst_whateverTheLimit()
      throws IOException, InterruptedException {
    List<String> ids = charges(250);

    assertThat(walk(CHARGES, new Random(1))).isEqualTo(ids);
    assertThat(walk(CHARGES, new Random(2))).isEqualTo(ids);
  }

  @Test
  void pageHolds10Unasked_andSaysWhatItIs() throws IOException, InterruptedException {
    charges(11);
    JsonNode page = client.read(CHARGES);

    assertThat(page.path("object").asString()).isEqualTo("list");
    assertThat(page.path("url").asString()).isEqualTo(CHARGES);
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(page.path("data")).hasSize(10);
    assertThat(client.read(CHARGES + "?limit=11").path("has_more").asBoolean()).isFalse();
  }

  @Test
  void emptyList_isAList() throws IOException, InterruptedException {
    assertThat(client.read(CHARGES).toString())
        .isEqualTo("{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1/charges\"}");
  }

  @Test
  void endingBefore_goesForwardInTime_andKeepsTheOrder() throws IOException, InterruptedException {
    charges(9);
    JsonNode page = client.read(CHARGES + "?limit=3&ending_before=ch_2");

    assertThat(StandInClient.ids(page)).containsExactly("ch_5", "ch_4", "ch_3");
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(client.read(CHARGES + "?limit=3&ending_before=ch_6").path("has_more").asBoolean())
        .isFalse();
  }

  @Test
  void objectThatComesWhilePaging_movesNothing() throws IOException, InterruptedException {
    List<String> ids = charges(30);
    standIn.troubles().afterNextPage(CHARGES, () -> shelf.put(Things.thing("charge", "ch_new", 1)));
    List<String> walked = new ArrayList<>(StandInClient.ids(client.read(CHARGES)));
    walked.addAll(
        StandInClient.ids(client.read(CHARGES + "?limit=100&starting_after=" + walked.getLast())));

    assertThat(walked).isEqualTo(ids);
    assertThat(client.ids(CHARGES + "?limit=1")).isEqualTo("ch_new");
  }

  @Test
  void newState_keepsItsPlace_andWhatIsRemovedIsGone() throws IOException, InterruptedException {
    charges(3);
    shelf.put(Things.thing("charge", "ch_2", 10_000).put("amount", 5));
    shelf.remove("ch_3");

    JsonNode page = client.read(CHARGES);
    assertThat(StandInClient.ids(page)).containsExactly("ch_2", "ch_1");
    assertThat(page.at("/data/0/amount").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/charges?limit=0, 400 parameter_invalid_integer limit",
    "/v1/charges?limit=101, 400 parameter_invalid_integer limit",
    "/v1/charges?limit=ten, 400 parameter_invalid_integer limit",
    "/v1/charges?starting_after=ch_9, 400 resource_missing starting_after",
    "/v1/charges?ending_before=ch_9, 400 resource_missing ending_before",
    "/v1/charges?ending_before=ch_1&starting_after=ch_1, 400 parameter_invalid starting_after",
    "/v1/charges?invoice=in_1, 400 parameter_unknown invoice",
    "/v1/charges?customer=, 400 parameter_invalid_empty customer",
    "/v1/charges?created[gte]=today, 400 parameter_invalid_integer created[gte]",
    "/v1/charges?created[after]=1, 400 parameter_unknown created[after]",
    "/v1/charges?expand[]=data.amount, 400 parameter_invalid expand",
    "/v1/charges?expand[]=balance_transaction, 400 parameter_invalid expand",
    "/v1/payment_intents?status=succeeded, 400 parameter_unknown status",
    "/v1/payment_intents?expand[]=data.a.b.c.charge, 400 parameter_invalid expand",
    "/v1/invoices?status=settled, 400 parameter_invalid status",
    "/v1/checkout/sessions?client_reference_id=x, 400 parameter_unknown client_reference_id",
    "/v1/events?type=a&types[]=b, 400 parameter_invalid type",
    "/v1/invoice_payments?payment[payment_intent]=pi_1, 400 parameter_missing payment[type]",
    "/v1/charges/ch_9, 404 resource_missing id",
    "/v1/refunds/ch_1, 404 resource_missing id",
    "/v1/nonsense, 404 - -",
    "/v1/nonsense/7, 404 - -"
  })
  void whatStripeRefuses_isRefusedInItsWords(String path, String refusal)
      throws IOException, InterruptedException {
    charges(1);

    assertThat(client.refusal(path)).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/charges?created[gte]=100, b a",
    "/v1/charges?created[gt]=100, b",
    "/v1/charges?created[lte]=100, a 0",
    "/v1/charges?created[lt]=200&created[gt]=0, a",
    "/v1/charges?created=100, a",
    "/v1/charges?payment_intent=pi_a, a",
    "/v1/checkout/sessions?status=complete, s1",
    "/v1/checkout/sessions?subscription=sub_1&payment_link=plink_1, s1",
    "/v1/checkout/sessions?customer_details[email]=a@b.c, s2",
    "/v1/invoices?subscription=sub_1, new old",
    "/v1/invoices?status=paid&customer=cus_1, old",
    "/v1/subscriptions, sub_1",
    "/v1/subscriptions?status=all, sub_2 sub_1",
    "/v1/subscriptions?status=ended, sub_2",
    "/v1/invoice_payments?payment[type]=payment_intent&payment[payment_intent]=pi_1, inpay_1",
    "/v1/payment_links?active=true, plink_1"
  })
  void list_isNarrowedByStripesParameters(String path, String ids)
      throws IOException, InterruptedException {
    NarrowedLists.fill(shelf);

    assertThat(client.ids(path)).isEqualTo(ids);
  }
}
