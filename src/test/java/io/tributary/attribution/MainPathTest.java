package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.AdClickId;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.Payment;
import io.tributary.model.StandardEvent;
import io.tributary.model.UnmatchedReason;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** From a click to a conversion, through every room, on a real database. */
class MainPathTest {
  private static final String STRIPE_LINK = "https://buy.stripe.com/test_abc";
  @TempDir Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
    house.link("spring", STRIPE_LINK);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theSeedPayment_isCreditedToTheAdThatWasClicked() {
    ClickId click = clickThrough("spring", "utm_source=facebook&fbclid=X");
    pay("seed", session -> session.put("client_reference_id", click.toString()));
    house.settle();

    Conversion conversion = onlyConversion();
    assertThat(conversion.event()).isEqualTo(StandardEvent.PURCHASE);
    assertThat(conversion.value().toString()).isEqualTo("100.00 usd");
    assertThat(conversion.current().toString()).isEqualTo("100.00 usd");
    assertThat(conversion.status()).isEqualTo(Conversion.Status.CONFIRMED);
    assertThat(conversion.test()).isTrue();
    assertThat(conversion.match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    Click credited = conversion.credited().orElseThrow();
    assertThat(credited.id()).isEqualTo(click);
    assertThat(credited.channel().source()).isEqualTo("facebook");
    assertThat(credited.adClickIds()).containsExactly(new AdClickId(AdClickId.Kind.FBCLID, "X"));
  }

  @Test
  void aLivePayment_isNotATest() {
    ObjectNode event =
        StripeEvents.live(StripeEvents.completed("live", house.clock.instant(), session -> {}));
    house.webhook(event);
    house.settle();
    assertThat(onlyConversion().test()).isFalse();
    assertThat(house.payments().getFirst().test()).isFalse();
  }

  @Test
  void metadataCarriesTheClick_whereTheReferenceDoesNot() {
    ClickId click = clickThrough("spring", "gclid=abc");
    pay(
        "meta",
        session -> {
          session.put("client_reference_id", "customer-17");
          session.putObject("metadata").put("click_id", click.toString());
        });
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.METADATA));
  }

  @Test
  void anAppendedReference_isReadBack_withoutRegardToCase() {
    ClickId click = clickThrough("spring", "gclid=abc");
    pay(
        "appended",
        session ->
            session.put(
                "client_reference_id", "user_42_" + click.toString().toLowerCase(Locale.ROOT)));
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
  }

  @Test
  void everyWayToLoseAClick_hasItsOwnReason() {
    assertReason(
        "none", session -> session.putNull("client_reference_id"), UnmatchedReason.NO_CLICK_ID);
    assertReason(
        "placeholder",
        session -> session.put("client_reference_id", "--CLICK-ID--"),
        UnmatchedReason.PLACEHOLDER_NOT_REPLACED);
    assertReason(
        "foreign",
        session -> session.put("client_reference_id", "buyer@example.com"),
        UnmatchedReason.NOT_A_CLICK_ID);
    assertReason(
        "unreported",
        session -> session.put("client_reference_id", "01JD0000000000000000000000"),
        UnmatchedReason.CLICK_NOT_REPORTED);
  }

  @Test
  void aClickThatComesAfterItsPayment_matchesIt() {
    ClickId click = ClickId.parse("01JD0000000000000000000001").orElseThrow();
    pay("early", session -> session.put("client_reference_id", click.toString()));
    house.settle();
    assertThat(onlyConversion().match()).isInstanceOf(Match.Unmatched.class);

    arrive(click, "01JD00000000000000000000V1", "https://shop.example/?utm_source=google");
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    assertThat(house.database.count("waits")).isZero();
  }

  @Test
  void anAdKeepsTheCredit_whenItsVisitorComesBackDirectly() {
    ClickId ad = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    ClickId direct = ClickId.parse("01JD000000000000000000000B").orElseThrow();
    String visitor = "01JD00000000000000000000V1";
    arrive(ad, visitor, "https://shop.example/?utm_source=google&gclid=g1&utm_campaign=spring");
    house.clock.advance(Duration.ofDays(1));
    arrive(direct, visitor, "https://shop.example/");
    pay("back", session -> session.put("client_reference_id", direct.toString()));
    house.settle();

    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(direct, MatchMethod.CLICK_ID));
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(ad);
  }

  @Test
  void anAdOlderThanTheLookback_losesTheCredit() {
    ClickId ad = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    ClickId direct = ClickId.parse("01JD000000000000000000000B").orElseThrow();
    arrive(ad, "01JD00000000000000000000V1", "https://shop.example/?gclid=g1");
    house.clock.advance(Duration.ofDays(31));
    arrive(direct, "01JD00000000000000000000V1", "https://shop.example/");
    pay("late", session -> session.put("client_reference_id", direct.toString()));
    house.settle();
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(direct);
  }

  @Test
  void unpaidThenSucceeded_isOneConversion_datedByTheEventThatPays() {
    Instant ordered = house.clock.instant();
    pay("debit", session -> session.put("payment_status", "unpaid"));
    house.settle();
    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.PENDING);
    assertThat(onlyConversion().value().minorUnits()).isEqualTo(10000);
    assertThat(onlyConversion().current().minorUnits()).isZero();

    house.clock.advance(Duration.ofDays(3));
    ObjectNode paid =
        StripeEvents.completed("debit", house.clock.instant(), session -> {})
            .put("id", "evt_debit_paid")
            .put("type", "checkout.session.async_payment_succeeded");
    StripeEvents.session(paid).put("created", ordered.minusSeconds(60).getEpochSecond());
    house.webhook(paid);
    house.settle();

    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.CONFIRMED);
    assertThat(onlyConversion().occurredAt()).isEqualTo(house.clock.instant());
    assertThat(house.payments()).hasSize(1);
  }

  @Test
  void unpaidThenFailed_isOneFailedConversion_withoutMoney() {
    pay("void", session -> session.put("payment_status", "unpaid"));
    house.webhook(
        StripeEvents.completed(
                "void", house.clock.instant(), session -> session.put("payment_status", "unpaid"))
            .put("id", "evt_void_failed")
            .put("type", "checkout.session.async_payment_failed"));
    house.settle();
    Payment payment = house.payments().getFirst();
    assertThat(payment.status()).isEqualTo(Payment.Status.FAILED);
    assertThat(payment.entries()).isEmpty();
    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.FAILED);
  }

  @Test
  void noPaymentRequired_isTrialOrFreeOrderOrNothing() {
    pay("trial", session -> free(session).put("mode", "subscription").put("subscription", "sub_1"));
    house.settle();
    assertThat(onlyConversion().event()).isEqualTo(StandardEvent.START_TRIAL);
    assertThat(onlyConversion().status()).isEqualTo(Conversion.Status.FREE);

    house.clock.advance(Duration.ofMinutes(1));
    pay("coupon", TestSessions::free);
    house.settle();
    assertThat(house.conversions()).hasSize(2);
    assertThat(house.conversions().getFirst().event()).isEqualTo(StandardEvent.PURCHASE);
    assertThat(house.conversions().getFirst().value().minorUnits()).isZero();
    assertThat(house.payments().getFirst().status()).isEqualTo(Payment.Status.FREE);

    pay("setup", session -> free(session).put("mode", "setup").putNull("currency"));
    house.settle();
    assertThat(house.conversions()).hasSize(2);
  }

  @Test
  void aBotThatPays_wasAPerson() {
    ClickId click = ClickId.parse("01JD000000000000000000000C").orElseThrow();
    house.collect(
        arrival(click, "01JD00000000000000000000V9", "https://shop.example/?gclid=1"),
        Map.of("Authorization", "Bearer good"));
    house.settle();
    assertThat(house.database.rows("SELECT is_bot FROM clicks").getFirst())
        .containsEntry("is_bot", true);
    pay("human", session -> session.put("client_reference_id", click.toString()));
    house.settle();
    assertThat(house.database.rows("SELECT is_bot FROM clicks").getFirst())
        .containsEntry("is_bot", false);
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(click);
  }

  @Test
  void aMatch_holdsAfterItsClickIsForgotten() {
    ClickId click = clickThrough("spring", "utm_source=facebook");
    pay("kept", session -> session.put("client_reference_id", click.toString()));
    house.settle();
    house.database.execute("DELETE FROM clicks");
    house.database.execute("UPDATE payments SET revision = revision + 1");
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    assertThat(onlyConversion().credited().orElseThrow().channel().source()).isEqualTo("facebook");
  }

  private void assertReason(String name, Consumer<ObjectNode> change, UnmatchedReason reason) {
    pay(name, change);
    house.settle();
    assertThat(house.conversions())
        .filteredOn(conversion -> isOf(conversion, "cs_" + name))
        .singleElement()
        .satisfies(
            conversion ->
                assertThat(((Match.Unmatched) conversion.match()).reason()).isEqualTo(reason));
  }

  private boolean isOf(Conversion conversion, String session) {
    return house.payments().stream()
        .filter(payment -> payment.id().equals(conversion.payment()))
        .anyMatch(payment -> payment.stripe().session().equals(Optional.of(session)));
  }

  private ClickId clickThrough(String slug, String query) {
    Response answer = house.open(slug, query);
    assertThat(answer.status()).isEqualTo(302);
    String location = TestSessions.header(answer, "Location");
    String id = location.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1");
    return ClickId.parse(id).orElseThrow();
  }

  private void arrive(ClickId click, String visitor, String url) {
    Response answer = house.collect(arrival(click, visitor, url), Map.of());
    assertThat(TestSessions.header(answer, "Tributary-Result")).isEqualTo("accepted");
  }

  private static String arrival(ClickId click, String visitor, String url) {
    return """
        {"type": "arrival", "clickId": "%s", "visitorId": "%s", "url": "%s"}"""
        .formatted(click, visitor, url);
  }

  private void pay(String name, Consumer<ObjectNode> change) {
    Response answer = house.webhook(StripeEvents.completed(name, house.clock.instant(), change));
    assertThat(answer.status()).isEqualTo(200);
  }

  private static ObjectNode free(ObjectNode session) {
    TestSessions.free(session);
    return session;
  }

  private Conversion onlyConversion() {
    assertThat(house.conversions()).hasSize(1);
    return house.conversions().getFirst();
  }
}
