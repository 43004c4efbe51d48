package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.http.BadRequest;
import io.tributary.model.AccountId;
import io.tributary.model.SecretLesson;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever has a test secret makes no live money with it, and what is odd is refused and counted.
 */
class ModesAtTheDoorTest {
  private static final String ADDED = "whsec_added_0123456789abcdef";
  private TestHouse house;
  private TestAccounts accounts;
  private AccountId shop;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
    accounts = new TestAccounts(house);
    shop = accounts.account("shop", "default");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aLeakedTestSecret_makesNoLiveMoney() {
    accounts.secret(shop, ADDED, StripeMode.TEST);
    assertContradicts(live("forged"), ADDED);
    assertThat(accounts.send(test("genuine"), ADDED).status()).isEqualTo(200);
    assertThat(house.database.count("inbox")).isEqualTo(1);
  }

  @Test
  void aSecretIsOfTheModeThatItsFirstMessageShows() {
    accounts.secret(shop, ADDED);
    accounts.send(test("first"), ADDED);
    assertContradicts(live("forged"), ADDED);
    assertThat(house.database.count("inbox")).isEqualTo(1);
  }

  @Test
  void theEnvironmentsSecrets_areOfTheModeThatTheirFirstMessageShows() {
    accounts.send(test("first"), StripeEvents.SECRET);
    accounts.send(live("first live"), StripeEvents.LIVE_SECRET);
    assertContradicts(live("forged"), StripeEvents.SECRET);
    assertContradicts(test("odd"), StripeEvents.LIVE_SECRET);
  }

  @Test
  void whatAMessageHasShown_outlivesARestart_andHoldsOnOtherServers() {
    accounts.secret(shop, ADDED);
    accounts.send(test("first"), ADDED);
    AccountDirectory other =
        new AccountDirectory(house.database.database(), house.tables, TestAccounts.ENVIRONMENT);
    other.refresh();
    assertThat(other.signing().orElseThrow().secrets())
        .filteredOn(secret -> secret.secret().reveal().equals(ADDED))
        .extracting(WebhookSecret::mode)
        .containsExactly(Optional.of(StripeMode.TEST));
  }

  @Test
  void ofTwoServersThatLearnAtOnce_theFirstHolds() {
    WebhookSecret secret = accounts.secret(shop, ADDED);
    AccountDirectory other =
        new AccountDirectory(house.database.database(), house.tables, TestAccounts.ENVIRONMENT);
    other.refresh();
    house.accounts.learn(secret, SecretLesson.of(StripeMode.TEST));
    assertThat(other.learn(secret, SecretLesson.of(StripeMode.LIVE)).mode())
        .contains(StripeMode.TEST);
  }

  @Test
  void trap29_testsOfConnectedAccountsComeToALiveEndpoint_andShowNothingOfItsMode() {
    accounts.secret(shop, ADDED);
    accounts.send(test("tried").put("account", "acct_7"), ADDED);
    assertThat(accounts.send(live("direct").put("account", "acct_7"), ADDED).status())
        .isEqualTo(200);
    assertThat(accounts.send(test("again").put("account", "acct_7"), ADDED).status())
        .isEqualTo(200);
    assertContradicts(test("own"), ADDED);
  }

  @Test
  void aConnectEndpointsTestSecret_makesNoLiveMoneyEither() {
    accounts.secret(shop, ADDED, StripeMode.TEST);
    assertContradicts(live("forged").put("account", "acct_7"), ADDED);
  }

  @Test
  void aWrongModeThatIsPutRight_letsTheMessagesIn() {
    WebhookSecret wrong = accounts.secret(shop, ADDED, StripeMode.TEST);
    assertContradicts(live("sale"), ADDED);
    accounts.change(wrong.in(Optional.of(StripeMode.LIVE)));
    assertThat(accounts.send(live("sale"), ADDED).status()).isEqualTo(200);
  }

  private ObjectNode test(String name) {
    return StripeEvents.completed(name, house.clock.instant(), session -> {});
  }

  private ObjectNode live(String name) {
    return StripeEvents.live(test(name));
  }

  private void assertContradicts(ObjectNode event, String secret) {
    long before = house.outcomes.sums().getOrDefault(WebhookOutcome.WRONG_MODE, 0L);
    assertThatThrownBy(() -> accounts.send(event, secret))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("page Accounts")
        .hasMessageNotContaining(secret);
    assertThat(house.outcomes.sums().getOrDefault(WebhookOutcome.WRONG_MODE, 0L))
        .isEqualTo(before + 1);
  }
}
