package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Conversion;
import io.tributary.model.Link;
import io.tributary.model.LinkId;
import io.tributary.model.SiteId;
import io.tributary.payment.Refold;
import io.tributary.storage.ReplayLock;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.TestAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which site a payment belongs to: its click's, its payment link's, its account's. */
final class SiteChoiceTest extends MessageTest {
  private static final String SHOP = "whsec_of_the_shop_0123456789";
  private TestAccounts accounts;

  @BeforeEach
  void addSites() {
    accounts = new TestAccounts(house);
    accounts.site("eu");
    accounts.site("us");
  }

  @Test
  void aPaymentWithoutAClick_belongsToItsPaymentLinksSite() {
    accounts.link(AccountId.DEFAULT, "plink_eu", "eu");
    tell(NEW, "checkout.session.completed", sale(NEW).put("payment_link", "plink_eu"));
    tell(NEW, "checkout.session.completed", another("cs_2", "pi_2").put("payment_link", "plink_x"));
    assertThat(sites()).containsExactlyInAnyOrder("eu", "default");
  }

  @Test
  void theSameLinkIdOfAnotherAccount_isAnotherLink() {
    AccountId shop = accounts.account("shop", "us");
    accounts.secret(shop, SHOP);
    accounts.link(AccountId.DEFAULT, "plink_eu", "eu");
    accounts.send(checkout("other", "plink_eu"), SHOP);
    house.settle();
    assertThat(sites()).containsExactly("us");
  }

  @Test
  void theClicksSite_goesBeforeThePaymentLinks() {
    Link link =
        new Link(
            LinkId.mint(NOON, new SplittableRandom(1)),
            new SiteId("us"),
            "us",
            "https://buy.stripe.com/us");
    house.database.database().useTransaction(open -> house.tables.links().insert(open, link, NOON));
    house.directory.refresh();
    String location = TestSessions.header(house.open("us", "fbclid=X"), "Location");
    String click = location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
    accounts.link(AccountId.DEFAULT, "plink_eu", "eu");
    ObjectNode session = sale(NEW).put("payment_link", "plink_eu");
    tell(NEW, "checkout.session.completed", session.put("client_reference_id", click));
    assertThat(sites()).containsExactly("us");
  }

  @Test
  void aRenewal_belongsWhereItsSubscriptionBegan_whicheverComesFirst() {
    accounts.link(AccountId.DEFAULT, "plink_eu", "eu");
    Money next = new Money("pi_2", "ch_2", "in_2", "cus_1", 2000, "usd");
    ObjectNode renewal =
        NEW.invoice(next, "sub_1", "subscription_cycle", NOON.plus(Duration.ofDays(30)));
    tell(NEW, "invoice.paid", renewal);
    assertThat(sites()).containsExactly("default");
    tell(NEW, "checkout.session.completed", subscribed().put("payment_link", "plink_eu"));
    assertThat(sites()).containsExactly("eu", "eu");
  }

  @Test
  void aConnectedAccount_followsItsPlatform_untilItHasASiteOfItsOwn() {
    AccountId shop = accounts.account("shop", "us");
    accounts.secret(shop, SHOP);
    accounts.send(checkout("one", "plink_1").put("account", "acct_7"), SHOP);
    house.settle();
    assertThat(sites()).containsExactly("us");
    assertThat(
            house.database.rows(
                "SELECT site_id IS NULL AS follows FROM accounts WHERE id = 'shop/acct_7'"))
        .containsExactly(Map.of("follows", true));
    house.database.execute("UPDATE accounts SET site_id = 'eu' WHERE id = 'shop/acct_7'");
    accounts.send(checkout("two", "plink_1").put("account", "acct_7"), SHOP);
    house.settle();
    assertThat(sites()).containsExactlyInAnyOrder("us", "eu");
  }

  @Test
  void aChangedChoice_holdsFromNowOn_andReplayAppliesItToAll() {
    tell(NEW, "checkout.session.completed", sale(NEW).put("payment_link", "plink_eu"));
    accounts.link(AccountId.DEFAULT, "plink_eu", "eu");
    house.settle();
    assertThat(sites()).containsExactly("default");
    replay();
    assertThat(sites()).containsExactly("eu");
  }

  private void replay() {
    house
        .database
        .database()
        .useTransaction(
            open -> {
              ReplayLock.take(open);
              new Refold(house.tables, EventTranslator::translate).run(open);
              house.attributor().attributeAll(open);
            });
  }

  private static ObjectNode another(String session, String intent) {
    return sale(NEW).put("id", session).put("payment_intent", intent);
  }

  private ObjectNode checkout(String name, String link) {
    return StripeEvents.completed(
        name, house.clock.instant(), session -> session.put("payment_link", link));
  }

  private List<String> sites() {
    return house.conversions().stream().map(Conversion::site).map(SiteId::value).toList();
  }
}
