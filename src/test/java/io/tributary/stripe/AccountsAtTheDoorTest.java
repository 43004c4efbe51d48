package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.http.Response;
import io.tributary.model.AccountId;
import io.tributary.model.WebhookSecret;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import io.tributary.testing.TestHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Whose message it is: several accounts, several endpoints of one, Connect, live and test. */
class AccountsAtTheDoorTest {
  private static final String LIVE = "whsec_live_of_shop_0123456789";
  private static final String TEST = "whsec_test_of_shop_0123456789";
  private static final String OTHER = "whsec_of_the_other_0123456789";
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
  void theSecretThatVerified_decidesTheAccount_alsoOfTheSameEventId() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    accounts.secret(accounts.account("other", "default"), OTHER);
    assertThat(text(accounts.send(completed("one"), LIVE))).isEqualTo("stored");
    assertThat(text(accounts.send(completed("one"), OTHER))).isEqualTo("stored");
    assertThat(text(accounts.send(completed("one"), StripeEvents.SECRET))).isEqualTo("stored");
    assertThat(storedFor()).containsExactly("shop", "other", "default");
    house.settle();
    assertThat(house.payments()).hasSize(3);
  }

  @Test
  void trap17_andTrap26_twoEndpointsOfOneAccount_areOneMessage() {
    AccountId shop = accounts.account("shop", "default");
    accounts.secret(shop, LIVE);
    accounts.secret(shop, TEST);
    assertThat(text(accounts.send(completed("one"), LIVE))).isEqualTo("stored");
    assertThat(text(accounts.send(completed("one"), TEST))).isEqualTo("already stored");
    assertThat(storedFor()).containsExactly("shop");
  }

  @Test
  void trap26_severalSignaturesOfSeveralSecrets_areNormal() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    byte[] body = StripeEvents.bytes(completed("one"));
    String old =
        StripeEvents.signature(body, "whsec_rolled_away_0123456789", house.clock.instant());
    String now = StripeEvents.signature(body, LIVE, house.clock.instant());
    String both = old + "," + now.substring(now.indexOf("v1="));
    assertThat(house.webhook(body, both).status()).isEqualTo(200);
    assertThat(storedFor()).containsExactly("shop");
  }

  @Test
  void aReplacedSecret_isBelievedUntilItsEnd_andTheAccountStays() {
    AccountId shop = accounts.account("shop", "default");
    WebhookSecret old = accounts.secret(shop, LIVE);
    accounts.secret(shop, TEST);
    accounts.end(old, house.clock.instant().plus(Duration.ofHours(1)));
    assertThat(accounts.send(completed("old"), LIVE).status()).isEqualTo(200);
    assertThat(accounts.send(completed("new"), TEST).status()).isEqualTo(200);
    house.clock.advance(Duration.ofHours(1));
    assertRefused(completed("late"), LIVE);
    assertThat(accounts.send(completed("later"), TEST).status()).isEqualTo(200);
    assertThat(storedFor()).containsExactly("shop", "shop", "shop");
  }

  @Test
  void anAddressWithAnAccount_triesOnlyItsSecrets() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    accounts.account("empty", "default");
    assertThat(accounts.send("shop", completed("one"), LIVE).status()).isEqualTo(200);
    assertThat(refusal("default", LIVE)).contains("No signature fits", "page Accounts");
    assertThat(storedFor()).containsExactly("shop");
  }

  @Test
  void aStrangerLearnsNoAccountsName_fromWhatAnAddressAnswers() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    accounts.account("empty", "default");
    assertThat(List.of("empty", "nobody", "shop/acct_1"))
        .extracting(account -> refusal(account, OTHER))
        .containsOnly(refusal("shop", OTHER));
    SigningSecrets known = house.accounts.signing().orElseThrow();
    assertThat(List.of("default", "shop", "empty", "nobody"))
        .extracting(account -> known.of(account).tried(house.clock.instant()).size())
        .as("how many secrets are tried, and so how long it takes")
        .containsOnly(3);
  }

  @Test
  void trap29_aConnectEndpoint_sortsByAccount_andByLivemode() {
    accounts.secret(accounts.account("platform", "default"), LIVE);
    ObjectNode direct = StripeEvents.live(completed("direct").put("account", "acct_7"));
    assertThat(accounts.send(direct, LIVE).status()).isEqualTo(200);
    ObjectNode tried = completed("tried").put("account", "acct_7");
    assertThat(accounts.send(tried, LIVE).status()).isEqualTo(200);
    ObjectNode own = StripeEvents.live(completed("own"));
    assertThat(accounts.send(own, LIVE).status()).isEqualTo(200);
    assertThat(house.database.rows("SELECT account_id, test FROM inbox ORDER BY id"))
        .containsExactly(
            Map.of("account_id", "platform/acct_7", "test", false),
            Map.of("account_id", "platform/acct_7", "test", true),
            Map.of("account_id", "platform", "test", false));
    house.settle();
    assertThat(house.payments()).hasSize(3);
    ObjectNode thin = completed("thin").put("object", "v2.core.event").put("account", "acct_7");
    assertRefused(thin, LIVE);
  }

  @Test
  void liveAndTest_comeThroughOneAddress_withASecretEach() {
    AccountId shop = accounts.account("shop", "default");
    accounts.secret(shop, LIVE);
    accounts.secret(shop, TEST);
    accounts.send(StripeEvents.live(completed("live")), LIVE);
    accounts.send(completed("test"), TEST);
    house.settle();
    assertThat(house.payments())
        .extracting(payment -> payment.account() + " " + payment.test())
        .containsExactlyInAnyOrder("shop false", "shop true");
  }

  @Test
  void anAccountTooLongToBeOne_isRefused_insteadOfMixedWithThePlatforms() {
    assertRefused(completed("long").put("account", "a".repeat(256)), StripeEvents.SECRET);
    assertThat(storedFor()).isEmpty();
  }

  private ObjectNode completed(String name) {
    return StripeEvents.completed(name, house.clock.instant(), session -> {});
  }

  private void assertRefused(ObjectNode event, String secret) {
    assertThatThrownBy(() -> accounts.send(event, secret))
        .isInstanceOf(BadRequest.class)
        .hasMessageNotContaining(secret);
  }

  private String refusal(String account, String secret) {
    try {
      return text(accounts.send(account, completed("refused"), secret));
    } catch (BadRequest refused) {
      return refused.status() + " " + refused.getMessage();
    }
  }

  private List<Object> storedFor() {
    return house.database.rows("SELECT account_id FROM inbox ORDER BY id").stream()
        .map(row -> (Object) String.valueOf(row.get("account_id")))
        .toList();
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
