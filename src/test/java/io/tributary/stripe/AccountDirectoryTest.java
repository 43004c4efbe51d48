package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tributary.http.BadRequest;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeKey;
import io.tributary.model.WebhookSecret;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of accounts, their secrets and keys, and from when on. */
class AccountDirectoryTest {
  private static final String LIVE = "whsec_live_of_shop_0123456789";
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
  void aWrongSecret_isRefused_andAnAddedOneWorksWithTheNextLook() {
    AccountId shop = accounts.account("shop", "default");
    assertRefused(completed("one"), LIVE);
    WebhookSecret added = accounts.secret(shop, LIVE);
    assertThat(accounts.send(completed("one"), LIVE).status()).isEqualTo(200);
    house
        .database
        .database()
        .inTransaction(
            open -> house.tables.webhookSecrets().delete(open, added.id().orElseThrow()));
    house.accounts.refresh();
    assertRefused(completed("two"), LIVE);
  }

  @Test
  void aSecretBelongsToOneAccount_alsoIfTheEnvironmentNamesItLater() {
    AccountId shop = accounts.account("shop", "default");
    accounts.secret(shop, StripeEvents.SECRET);
    accounts.secret(accounts.account("other", "default"), StripeEvents.SECRET);
    assertThat(house.database.count("webhook_secrets")).isEqualTo(1);
    accounts.send(completed("one"), StripeEvents.SECRET);
    assertThat(storedFor()).containsExactly("shop");
  }

  @Test
  void beforeTheFirstLook_stripeIsAskedToRepeat() {
    AccountDirectory unread =
        new AccountDirectory(house.database.database(), house.tables, TestAccounts.ENVIRONMENT);
    assertThat(unread.signing()).isEmpty();
    assertThat(unread.canVerify(house.clock.instant())).isFalse();
    assertThat(unread.keyedAccounts()).isEmpty();
    unread.refresh();
    assertThat(unread.canVerify(house.clock.instant())).isTrue();
  }

  @Test
  void usesAreWrittenDownAboutOnceAMinute() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    assertThat(house.database.count("webhook_secret_uses")).isZero();
    accounts.send(completed("one"), LIVE);
    house.accounts.noteUses();
    assertThat(lastUse()).isEqualTo("2026-11-01T12:00:00Z");
    house.clock.advance(Duration.ofSeconds(59));
    accounts.send(completed("two"), LIVE);
    house.accounts.noteUses();
    assertThat(lastUse()).isEqualTo("2026-11-01T12:00:00Z");
    house.clock.advance(Duration.ofSeconds(1));
    accounts.send(completed("three"), LIVE);
    house.accounts.noteUses();
    assertThat(lastUse()).isEqualTo("2026-11-01T12:01:00Z");
  }

  @Test
  void aKeyOpensItsAccount_andThoseConnectedToIt() {
    AccountId shop = accounts.account("shop", "default");
    accounts.secret(shop, LIVE);
    accounts.send(completed("one").put("account", "acct_7"), LIVE);
    house.settle();
    Secret key = new Secret("rk_live_0123456789abcdef");
    StripeKey kept = new StripeKey(shop, false, key, Optional.of(house.clock.instant()));
    house.database.database().useTransaction(open -> house.tables.stripeKeys().save(open, kept));
    house.accounts.refresh();
    assertThat(house.accounts.keyedAccounts())
        .containsExactlyInAnyOrder(
            new KeyedAccount(shop, key, Optional.empty()),
            new KeyedAccount(shop.connected("acct_7"), key, Optional.of("acct_7")));
  }

  @Test
  void secretsAreSealed() {
    accounts.secret(accounts.account("shop", "default"), LIVE);
    assertThat(house.database.rows("SELECT encode(secret, 'escape') AS s FROM webhook_secrets"))
        .singleElement()
        .satisfies(row -> assertThat(String.valueOf(row.get("s"))).doesNotContain("whsec"));
  }

  @Test
  void noLogLineHoldsASecret() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger ours = (Logger) LoggerFactory.getLogger("io.tributary");
    ours.addAppender(log);
    ours.setLevel(Level.TRACE);
    try {
      WebhookSecret secret = accounts.secret(accounts.account("shop", "default"), LIVE);
      accounts.send(completed("one"), LIVE);
      assertRefused(completed("two"), "whsec_guessed_0123456789abc");
      assertThat(secret.toString()).doesNotContain(LIVE);
    } finally {
      ours.setLevel(null);
      ours.detachAppender(log);
    }
    assertThat(log.list)
        .isNotEmpty()
        .noneMatch(line -> line.getFormattedMessage().contains("whsec_"));
  }

  private ObjectNode completed(String name) {
    return StripeEvents.completed(name, house.clock.instant(), session -> {});
  }

  private void assertRefused(ObjectNode event, String secret) {
    assertThatThrownBy(() -> accounts.send(event, secret))
        .isInstanceOf(BadRequest.class)
        .hasMessageNotContaining(secret);
  }

  private List<Object> storedFor() {
    return house.database.rows("SELECT account_id FROM inbox ORDER BY id").stream()
        .map(row -> (Object) String.valueOf(row.get("account_id")))
        .toList();
  }

  private String lastUse() {
    return String.valueOf(
        house
            .database
            .rows(
                """
                SELECT to_char(last_verified_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
                FROM webhook_secret_uses
                """)
            .getFirst()
            .get("at"));
  }
}
