package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.payment.Refold;
import io.tributary.storage.BooksComparison;
import io.tributary.storage.BooksComparison.Difference;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Transaction;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clicks that come late, are not loaded yet, or are forgotten. */
class LateClickTest {
  private static final String VISITOR = "01JD00000000000000000000V1";
  @TempDir Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void waitsOfVanishedPayments_crowdNobodyOut() {
    ClickId click = ClickId.parse("01JD0000000000000000000001").orElseThrow();
    pay("early", click);
    house.settle();
    house.database.execute(
        """
        INSERT INTO waits (click_id, payment_id)
        SELECT click_id, ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid
        FROM waits, generate_series(1, 300) AS n
        """);
    arrive(click, "https://shop.example/?gclid=1");
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
  }

  @Test
  void aJournalThatIsNotLoaded_isWaitedFor_aMoment() {
    house.database.execute(
        """
        INSERT INTO journals (id, drained_at, alive_until)
        VALUES (gen_random_uuid(), now() - interval '1 minute', now() + interval '1 hour')
        """);
    pay("soon", ClickId.parse("01JD0000000000000000000001").orElseThrow());
    house.intake().runOnce();
    storedAgo("-1 minute");
    assertThat(house.attributor().runOnce()).isZero();
    storedAgo("501 milliseconds");
    assertThat(house.attributor().runOnce()).isEqualTo(1);
  }

  @Test
  void aJournalThatIsLoaded_orDead_isNotWaitedFor() {
    house.database.execute(
        """
        INSERT INTO journals (id, drained_at, alive_until) VALUES
          (gen_random_uuid(), now() + interval '1 hour', now() + interval '1 hour'),
          (gen_random_uuid(), now() - interval '1 hour', now() - interval '1 second')
        """);
    pay("now", ClickId.parse("01JD0000000000000000000001").orElseThrow());
    house.intake().runOnce();
    assertThat(house.attributor().runOnce()).isEqualTo(1);
  }

  @Test
  void aCreditHolds_afterItsClickIsForgotten_thoughTheOneThatCameBackIsNot() {
    ClickId ad = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    ClickId direct = ClickId.parse("01JD000000000000000000000B").orElseThrow();
    arrive(ad, "https://shop.example/?gclid=g1");
    house.clock.advance(Duration.ofDays(1));
    arrive(direct, "https://shop.example/");
    pay("back", direct);
    house.settle();
    house.database.execute("DELETE FROM clicks WHERE source <> 'direct'");
    house.database.execute("UPDATE payments SET revision = revision + 1");
    house.settle();
    assertThat(onlyConversion().credited().orElseThrow().id()).isEqualTo(ad);
    assertThat(replay()).isEmpty();
  }

  @Test
  void aMatchHolds_whenItsPaymentIsJoined_afterItsClickIsForgotten() {
    ClickId click = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    arrive(click, "https://shop.example/?gclid=g1");
    pay("old", click);
    house.settle();
    house.database.execute("DELETE FROM clicks");
    var again =
        StripeEvents.completed(
            "a", house.clock.instant(), session -> session.put("payment_intent", "pi_old"));
    StripeEvents.session(again).put("client_reference_id", click.toString());
    house.webhook(again);
    house.settle();
    assertThat(onlyConversion().match()).isEqualTo(new Match.Matched(click, MatchMethod.CLICK_ID));
    assertThat(house.database.count("former_payments")).isEqualTo(1);
  }

  @Test
  void aReplay_findsTheSameBooks_afterClicksAreForgotten() {
    ClickId click = ClickId.parse("01JD000000000000000000000A").orElseThrow();
    arrive(click, "https://shop.example/?gclid=g1");
    pay("kept", click);
    pay("waiting", ClickId.parse("01JD000000000000000000000B").orElseThrow());
    house.settle();
    assertThat(replay()).isEmpty();
    house.database.execute("DELETE FROM clicks");
    assertThat(replay()).isEmpty();
    assertThat(house.database.rows("SELECT count(*) AS waiting FROM waits"))
        .containsExactly(Map.of("waiting", 1L));
  }

  private List<Difference> replay() {
    return house.database.database().inTransaction(this::replay);
  }

  private List<Difference> replay(Transaction open) {
    ReplayLock.take(open);
    BooksComparison.remember(open);
    new Refold(house.tables, EventTranslator::translate).run(open);
    house.attributor().attributeAll(open);
    return BooksComparison.compare(open);
  }

  private void pay(String name, ClickId click) {
    house.webhook(
        StripeEvents.completed(
            name,
            house.clock.instant(),
            session -> session.put("client_reference_id", click.toString())));
  }

  private void arrive(ClickId click, String url) {
    house.collect(
        """
        {"type": "arrival", "clickId": "%s", "visitorId": "%s", "url": "%s"}"""
            .formatted(click, VISITOR, url),
        Map.of());
  }

  /** Turns back the database's clock, as far as the payment can see. */
  private void storedAgo(String interval) {
    house.database.execute(
        "UPDATE payments SET stored_at = clock_timestamp() - interval '%s'".formatted(interval));
  }

  private Conversion onlyConversion() {
    assertThat(house.conversions()).hasSize(1);
    return house.conversions().getFirst();
  }
}
