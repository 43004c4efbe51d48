package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.Secret;
import io.tributary.testing.StripeHistory;
import io.tributary.testing.StripeObjects.Money;
import io.tributary.testing.StripePast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults on our side, and what is said when Stripe can't be asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GapsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
  private static final Money TESTED = new Money("pi_test_1", "ch_test_1", "", "", 100, "usd");
  private final BothBooks both = new BothBooks();

  @BeforeEach
  void begin() {
    both.empty();
    both.clock.set(NOON);
  }

  @AfterAll
  void close() {
    both.close();
  }

  private void tomorrow() {
    both.clock.advance(Duration.ofDays(1));
  }

  private static ObjectNode session() {
    return NEW.session("cs_1", NOON.minusSeconds(90), "payment")
        .put("payment_status", "paid")
        .put("payment_intent", "pi_1")
        .put("amount_total", 10_000)
        .put("currency", "usd");
  }

  @Test
  void paymentThatNoMessageTold_isMissingByAllItsIds() {
    both.shelve(session(), NEW.intent(MONEY, NOON), NEW.charge(MONEY, NOON));
    tomorrow();
    assertThat(both.found()).containsExactly("ch_1 missing", "cs_1 missing", "pi_1 missing");
  }

  @Test
  void moneyOfTheSecondInWhichTheWindowEnds_isNoGap() {
    both.tellAndShelve("payment_intent.succeeded", NEW.intent(MONEY, NOON));
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.clock.set(NOON.plus(Rhythm.nightly().margin()).plusMillis(400));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void sessionThatNoMessageTold_isMissing_thoughItsMoneyIsThere() {
    both.shelve(session());
    both.tellAndShelve("payment_intent.succeeded", NEW.intent(MONEY, NOON));
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    tomorrow();
    assertThat(both.found()).containsExactly("cs_1 missing");
  }

  @Test
  void refundAndDisputeThatNoMessageTold_areMissing() {
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    ObjectNode dispute = NEW.dispute("dp_1", MONEY, "lost", NOON);
    dispute
        .putArray("balance_transactions")
        .addObject()
        .put("id", "txn_1")
        .put("amount", -10_000)
        .put("currency", "usd")
        .put("created", NOON.getEpochSecond());
    both.shelve(NEW.intent(MONEY, NOON), NEW.refund("re_1", MONEY, 300, NOON), dispute);
    tomorrow();
    assertThat(both.found()).containsExactly("dp_1 missing", "re_1 missing");
  }

  @Test
  void oneMoneyThatWeCountTwice_isDoubled() {
    both.tell("checkout.session.completed", session().putNull("payment_intent"));
    both.shelve(session());
    both.tellAndShelve("payment_intent.succeeded", NEW.intent(MONEY, NOON));
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    tomorrow();
    assertThat(both.found()).containsExactly("cs_1 doubled");
  }

  @Test
  void paymentThatStripeDoesNotKnow_isExtra() {
    both.tell("charge.succeeded", NEW.charge(MONEY, NOON));
    both.tell("refund.created", NEW.refund("re_1", MONEY, 300, NOON));
    tomorrow();
    assertThat(both.found()).containsExactly("ch_1 extra", "pi_1 extra", "re_1 extra");
  }

  @Test
  void lostMessagesOfWholePurchases_areFound_andNothingElse() {
    StripePast past = StripeHistory.past(41, 200);
    List<ObjectNode> history = past.events();
    Set<String> lost = Set.of("cs_2", "cs_5", "cs_9");
    Set<String> lostMoney =
        history.stream()
            .map(event -> event.path("data").path("object"))
            .filter(object -> lost.contains(object.path("id").asString("")))
            .map(object -> object.path("payment_intent").asString("none"))
            .collect(Collectors.toSet());
    both.happenUntold(past);
    both.tell(history.stream().filter(event -> !tells(event, lost, lostMoney)).toList());
    Comparison comparison = both.compare();
    assertThat(both.findings(comparison)).isNotEmpty();
    assertThat(both.findings(comparison))
        .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("missing"));
    both.tell(history);
    assertThat(both.findings(both.compare())).isEmpty();
  }

  private static boolean tells(ObjectNode event, Set<String> sessions, Set<String> intents) {
    JsonNode object = event.path("data").path("object");
    return sessions.contains(object.path("id").asString(""))
        || intents.contains(object.path("id").asString(""))
        || intents.contains(object.path("payment_intent").asString(""));
  }

  @Test
  void testKey_looksAtTestData() {
    both.stripe.admit("rk_test_1", Set.copyOf(StripeApiStandIn.permissions()));
    KeyedAccount test =
        new KeyedAccount(AccountId.DEFAULT, new Secret("rk_test_1"), Optional.empty());
    both.tellAndShelve("charge.succeeded", NEW.charge(MONEY, NOON));
    both.stripe.testShelf().put(NEW.charge(TESTED, NOON).put("livemode", false));
    tomorrow();
    Comparison done = both.check.run(test, NOON, both.clock.instant());
    assertThat(done.books().test()).isTrue();
    assertThat(both.findings(done))
        .extracting(finding -> finding.spot().id())
        .containsExactly("ch_test_1");
    both.stripe.testShelf().clear();
  }

  @Test
  void keyThatIsRefused_orMayNotRead_failsWithASentence() {
    tomorrow();
    both.stripe.admit("rk_live_blind", Set.of("rak_charge_read", "rak_invoice_read"));
    assertThat(failure("rk_live_blind")).contains("lacks a permission");
    assertThat(failure("rk_live_unknown")).contains("refuses the API key");
  }

  private String failure(String key) {
    KeyedAccount account = new KeyedAccount(AccountId.DEFAULT, new Secret(key), Optional.empty());
    Comparison done = both.check.run(account, NOON, both.clock.instant());
    assertThat(done.state()).isEqualTo(Comparison.State.FAILED);
    return done.failure().orElseThrow();
  }
}
