package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine's clock jumps while visitors click and buy. PostgreSQL's own clock can't be turned
 * here; what hangs on it is tested with rows in {@code attribution.JumpedDatabaseClockTest}.
 */
final class ClockJumpTest {
  private static final String BOOKS =
      """
      SELECT concat_ws(' ', payments.session, payments.status, payments.currency, payments.net,
        payments.occurred_at, entries.kind, entries.amount, entries.occurred_at,
        conversions.status, conversions.value, conversions.current_value, conversions.occurred_at,
        conversions.match_method)
      FROM payments JOIN entries ON payment_id = payments.id
      JOIN conversions ON conversions.payment_id = payments.id
      ORDER BY payments.occurred_at, payments.session
      """;

  private static final String MATCHES =
      """
      SELECT session || ' ' || match_click
      FROM payments JOIN conversions ON payment_id = payments.id WHERE match_click = credited_id
      """;

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final List<Instant> JUMPS =
      List.of(
          NOON.plus(Duration.ofHours(1)),
          NOON.minus(Duration.ofHours(1)),
          Instant.EPOCH,
          Instant.EPOCH.minus(Duration.ofHours(1)));

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  /** One shop, its visitors and Stripe, whose clock is always right. */
  private final class Shop {
    final SettableClock clock = new SettableClock(NOON);
    final Map<String, ClickId> clicks = new TreeMap<>();
    final Books books;
    final RunningHouse house;
    Instant now = NOON;

    Shop(String name) {
      TestDatabase database = TestDatabase.fresh();
      open.add(database);
      books = new Books(database.address());
      house = RunningHouse.on(database.address(), folder.resolve(name), clock);
      open.add(house);
      house.awaitReady();
      house.link("spring");
    }

    void pass(Duration time) {
      now = now.plus(time);
      clock.set(now);
    }

    /** A visitor comes and buys; what Stripe will say of it. */
    byte[] sale(String name) {
      ClickId click = house.click("spring").orElseThrow();
      clicks.put("cs_" + name, click);
      return StripeEvents.bytes(
          StripeEvents.completed(
              name, now, session -> session.put("client_reference_id", click.toString())));
    }

    HttpResponse<String> deliver(byte[] message) {
      return house.webhook(message, now);
    }

    List<String> settledBooks() {
      RunningHouse.await("settled", books::isSettled);
      return books.column(BOOKS);
    }
  }

  @Test
  void booksAreThoseOfASteadyClock_forStripeRepeatsWhatWasRefusedMeanwhile() {
    Shop steady = new Shop("steady");
    Shop jumpy = new Shop("jumpy");
    for (Instant wrong : JUMPS) {
      trade(steady, wrong + "", steady.now, 200);
      trade(jumpy, wrong + "", wrong, 400);
    }
    assertThat(jumpy.settledBooks()).isEqualTo(steady.settledBooks()).hasSize(3 * JUMPS.size());
    assertThat(jumpy.books.column(MATCHES)).containsExactlyInAnyOrderElementsOf(ownClicks(jumpy));
    jumpy.books.assertHolds(List.copyOf(jumpy.clicks.values()), List.of());
  }

  private static List<String> ownClicks(Shop shop) {
    return shop.clicks.entrySet().stream()
        .map(sale -> sale.getKey() + " " + sale.getValue().value())
        .toList();
  }

  /** A sale before the jump, one during it, and one after it, with all that Stripe sends. */
  private static void trade(Shop shop, String name, Instant wrong, int status) {
    shop.pass(Duration.ofMinutes(10));
    byte[] before = shop.sale("before" + name);
    assertThat(shop.deliver(before).statusCode()).isEqualTo(200);

    shop.clock.set(status == 200 ? shop.now : wrong);
    byte[] during = shop.sale("during" + name);
    HttpResponse<String> answer = shop.deliver(during);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(status == 200 ? "stored" : "check the clock");
    assertThat(shop.deliver(before).statusCode()).isEqualTo(status);

    shop.pass(Duration.ofMinutes(10));
    assertThat(shop.deliver(during).statusCode()).isEqualTo(200);
    assertThat(shop.deliver(before).body()).isEqualTo("already stored");
    assertThat(shop.deliver(shop.sale("after" + name)).body()).isEqualTo("stored");
  }

  @Test
  void theOwnerStaysSignedIn_andWrongTriesMeanwhileKeepNobodyOut() {
    Shop shop = new Shop("shop");
    OwnersBrowser owner = new OwnersBrowser(shop.house.house());
    open.add(owner);
    owner.becomeOwner();
    for (Instant wrong : JUMPS) {
      shop.clock.set(wrong);
      assertThat(owner.open("/")).isEqualTo(200);
      for (int guess = 0; guess < 10; guess++) {
        owner.signIn("wrong horse");
      }
      assertThat(owner.signIn("wrong horse")).isEqualTo(429);
      shop.pass(Duration.ofMinutes(16));
      assertThat(owner.open("/")).isEqualTo(200);
      assertThat(owner.signIn(OwnersBrowser.PASSWORD)).isEqualTo(303);
    }
  }
}
