package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.storage.Arrivals;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestAccounts;
import io.tributary.testing.TestHouse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor reads out of the tables. */
final class OurSideReaderTest {
  private @TempDir Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private OurSide read() {
    return new OurSideReader(
            house.database.database(),
            house.tables,
            TestAccounts.ENVIRONMENT,
            house.clock,
            new Home(URI.create("https://t.shop.example"), true),
            Optional::empty)
        .read();
  }

  private void come(String name, boolean live) {
    var event = StripeEvents.completed(name, house.clock.instant(), _ -> {});
    house.webhook(live ? StripeEvents.live(event) : event);
  }

  @Test
  void latestMessages_areTold_byAccountAndMode_withoutWhatWasFetched() {
    come("live", true);
    come("test", false);
    house.webhook(
        StripeEvents.completed("sub", house.clock.instant(), _ -> {}).put("account", "acct_7"));
    house.database.execute(
        "INSERT INTO inbox (account_id, event_id, type, told_at, test, body)"
            + " VALUES ('fetched', 'x', 'import.charge', now(), false, '')");

    assertThat(read().stored().orElseThrow().latest())
        .extracting(each -> each.account() + " " + each.test())
        .containsExactlyInAnyOrder("default false", "default true", "default/acct_7 true");
  }

  @Test
  void newestOfSeveral_isTheLatest() {
    come("one", true);
    house.database.execute("UPDATE inbox SET received_at = '2026-01-01', told_at = '2026-01-02'");
    come("two", true);

    Arrivals.Latest latest =
        read().stored().orElseThrow().latest(AccountId.DEFAULT, false).orElseThrow();
    assertThat(latest.toldAt()).isEqualTo(house.clock.instant());
    assertThat(latest.receivedAt()).isAfter(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(latest.ahead().toHours()).isGreaterThanOrEqualTo(24);
  }

  @Test
  void secrets_areThoseBelieved_withWhenTheyLastVerified() {
    come("one", true);
    house.accounts.noteUses();

    assertThat(read().secrets())
        .hasSize(3)
        .anySatisfy(
            known ->
                assertThat(Map.of(known.secret().secret(), known.verifiedAt()))
                    .isEqualTo(
                        Map.of(
                            new Secret(StripeEvents.LIVE_SECRET),
                            Optional.of(house.clock.instant()))))
        .anySatisfy(known -> assertThat(known.verifiedAt()).isEmpty());
  }

  @Test
  void sitesAndLinks_areThere() {
    house.link("spring", "https://buy.stripe.com/x");

    OurSide.Stored stored = read().stored().orElseThrow();
    assertThat(stored.links()).hasSize(1);
    assertThat(stored.sites()).hasSize(1);
    assertThat(stored.title(AccountId.DEFAULT)).isEqualTo("My Stripe account");
  }
}
