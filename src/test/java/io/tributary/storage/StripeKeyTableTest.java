package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.StripeKey;
import io.tributary.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The keys of accounts, each of which belongs to one. */
final class StripeKeyTableTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private final TestDatabase test = TestDatabase.fresh();
  private final Tables tables = Tables.with(test.vault());

  @AfterEach
  void close() {
    test.close();
  }

  private boolean save(String account, String key) {
    StripeKey wanted =
        new StripeKey(new AccountId(account), false, new Secret(key), Optional.of(NOON));
    return test.database().inTransaction(open -> tables.stripeKeys().save(open, wanted));
  }

  @Test
  void aKeyOfAnotherAccount_isNotSaved() {
    test.execute(
        "INSERT INTO accounts (id, name, site_id, created_at)"
            + " VALUES ('shop', 'Shop', 'default', now())");
    assertThat(save("default", "rk_live_first")).isTrue();
    assertThat(save("shop", "rk_live_first")).isFalse();
    assertThat(save("default", "rk_live_first")).isTrue();
    assertThat(save("default", "rk_live_next")).isTrue();
    assertThat(save("shop", "rk_live_first")).isTrue();
    assertThat(test.count("stripe_keys")).isEqualTo(2);
  }
}
