package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.Discrepancy;
import io.tributary.model.Secret;
import io.tributary.storage.Tables;
import io.tributary.testing.RecordedRequest;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An id that is met twice: because pages shifted, or because it is there twice. */
final class TwinsTest {
  private static final String NOTHING = "{\"data\": [], \"has_more\": false}";
  private static final List<String> LISTS =
      List.of("checkout/sessions", "invoices", "payment_intents", "refunds", "disputes");
  private final TestDatabase database = TestDatabase.fresh();
  private final Tables tables = Tables.with(database.vault());
  private final SettableClock clock = SettableClock.atNoon();
  private final RecordingServer stripe = RecordingServer.start();
  private final StripeApis apis = new StripeApis(stripe.address(""), clock, clock::advance);

  @AfterEach
  void close() {
    apis.close();
    stripe.close();
    database.close();
  }

  private String charge(String id) {
    return """
        {"id": "%s", "object": "charge", "created": %d, "amount": 100, "amount_captured": 100,
         "currency": "usd", "paid": true, "captured": true, "status": "succeeded"}"""
        .formatted(id, clock.instant().minus(Duration.ofDays(1)).getEpochSecond());
  }

  private String page(boolean hasMore, String... ids) {
    List<String> charges = List.of(ids).stream().map(this::charge).toList();
    return "{\"data\": [" + String.join(",", charges) + "], \"has_more\": " + hasMore + "}";
  }

  private List<String> compare(String second) {
    LISTS.forEach(list -> stripe.answer("/v1/" + list, Reply.json(200, NOTHING)));
    stripe.answer("/v1/charges", request -> Reply.json(200, charges(request, second)));
    KeyedAccount account =
        new KeyedAccount(AccountId.DEFAULT, new Secret("rk_live_1"), Optional.empty());
    BooksCheck check =
        new BooksCheck(
            database.database(),
            tables,
            apis,
            clock,
            new SplittableRandom(2),
            Rhythm.nightly().margin());
    Comparison done =
        check.run(account, clock.instant().minus(Duration.ofDays(3)), clock.instant());
    return database
        .database()
        .inTransaction(open -> tables.discrepancies().list(open, done.id(), 100, 100))
        .stream()
        .map(row -> row.finding())
        .filter(Discrepancy.Doubled.class::isInstance)
        .map(finding -> finding.spot().id())
        .toList();
  }

  /** A walk of two pages, and the single page of one second. */
  private String charges(RecordedRequest request, String second) {
    String query = request.query();
    String day = String.valueOf(clock.instant().minus(Duration.ofDays(1)).getEpochSecond());
    if (query.contains("created%5Bgte%5D=" + day)) {
      return second;
    }
    return query.contains("starting_after")
        ? page(false, "ch_2", "ch_1")
        : page(true, "ch_3", "ch_2");
  }

  @Test
  void idThatOnePageAlsoHoldsOnce_metTwiceOnTheWay_isNoFault() {
    assertThat(compare(page(false, "ch_3", "ch_2", "ch_1"))).isEmpty();
  }

  @Test
  void idThatOnePageHoldsTwice_isDoubled() {
    assertThat(compare(page(false, "ch_3", "ch_2", "ch_2", "ch_1"))).containsExactly("ch_2");
  }
}
