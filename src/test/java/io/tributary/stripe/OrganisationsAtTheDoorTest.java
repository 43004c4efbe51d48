package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.WebhookSecret;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Whose message it is that the endpoint of an organisation of accounts sends. */
class OrganisationsAtTheDoorTest {
  private static final String LIVE = "whsec_of_the_org_0123456789";
  private static final String TEST = "whsec_of_another_0123456789";
  private TestHouse house;
  private TestAccounts accounts;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
    accounts = new TestAccounts(house);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theAccountsOfAnOrganisation_haveBooksOfTheirOwn() {
    accounts.secret(accounts.account("org", "default"), LIVE);
    accounts.send(completed("first").put("context", "acct_1"), LIVE);
    accounts.send(completed("other").put("context", "acct_2"), LIVE);
    accounts.send(completed("below").put("context", "acct_2/acct_3"), LIVE);
    accounts.send(completed("again").put("context", "acct_1"), LIVE);
    assertThat(storedFor()).containsExactly("org", "org/acct_2", "org/acct_3", "org");
  }

  /** Events of 2026 may name their own account as the context, and those before name none. */
  @Test
  void theAccountOfAnEndpointOfItsOwn_isNotTornInTwo() {
    AccountId shop = accounts.account("shop", "default");
    accounts.secret(shop, LIVE);
    accounts.secret(shop, TEST);
    accounts.send(completed("before"), LIVE);
    accounts.send(completed("after").put("context", "acct_1"), LIVE);
    accounts.send(completed("by the other endpoint").put("context", "acct_1"), TEST);
    accounts.send(completed("null").putNull("context"), LIVE);
    assertThat(storedFor()).containsOnly("shop").hasSize(4);
  }

  @Test
  void anAccountOnAConnectEvent_countsMoreThanItsContext() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    accounts.send(completed("both").put("account", "acct_7").put("context", "acct_8"), LIVE);
    accounts.send(completed("own").put("context", "acct_9"), LIVE);
    assertThat(storedFor()).containsExactly("shop/acct_7", "shop");
  }

  @Test
  void aSecretThatReplacesAnother_knowsWhoseMessagesThoseWere() {
    WebhookSecret old = accounts.secret(accounts.account("org", "default"), LIVE);
    accounts.send(completed("first").put("context", "acct_1"), LIVE);
    accounts.secret(new AccountId("org"), TEST);
    house
        .database
        .database()
        .useTransaction(open -> house.tables.replace(open, old, new Secret(TEST)));
    house.accounts.refresh();
    accounts.send(completed("other").put("context", "acct_2"), TEST);
    accounts.send(completed("again").put("context", "acct_1"), TEST);
    assertThat(storedFor()).containsExactly("org", "org/acct_2", "org");
  }

  @Test
  void aContextThatNamesNoAccount_isTheEndpointsOwn() {
    for (String context : List.of("", "org_1", "acct_1/", "acct_1/wksp_2", "acct_a b")) {
      accounts.send(
          completed("odd" + context.length()).put("context", context), StripeEvents.SECRET);
    }
    accounts.send(completed("number").put("context", 7), StripeEvents.SECRET);
    assertThat(storedFor()).containsOnly("default");
  }

  private ObjectNode completed(String name) {
    return StripeEvents.completed(name, house.clock.instant(), session -> {});
  }

  private List<Object> storedFor() {
    return house.database.rows("SELECT account_id FROM inbox ORDER BY id").stream()
        .map(row -> (Object) String.valueOf(row.get("account_id")))
        .toList();
  }
}
