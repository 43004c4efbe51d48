package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ComparisonId;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A comparison says at every step that it lives, and ends when it is another worker's. */
final class ComparisonLeaseTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final StripeBooks BOOKS = new StripeBooks(AccountId.DEFAULT, false);
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
  private final BothBooks both = new BothBooks();

  @BeforeEach
  void begin() {
    both.clock.set(NOON);
  }

  @AfterEach
  void close() {
    both.close();
  }

  private Comparison ask() {
    Instant now = both.clock.instant();
    TimeWindow window = new TimeWindow(now.minus(Duration.ofDays(30)), now);
    ComparisonId id = ComparisonId.mint(now, new SplittableRandom(8));
    Comparison wanted = Comparison.asked(id, BOOKS, window, now);
    return both.database
        .database()
        .inTransaction(open -> both.tables.comparisons().ask(open, wanted));
  }

  @Test
  void comparisonThatAnotherWorkerTookOver_endsAtOnce_andKeepsNothing() {
    both.shelve(NEW.charge(MONEY, NOON.minus(Duration.ofDays(2))));
    ask();
    ComparisonWorker robbed =
        new ComparisonWorker(
            both.database.database(), both.tables, both.check, this::takenOver, both.clock);
    int before = both.stripe.asked().size();
    robbed.runOnce();
    assertThat(both.stripe.asked()).hasSize(before);
    assertThat(both.database.count("comparisons WHERE state = 'RUNNING'")).isEqualTo(1);
    assertThat(both.database.count("comparison_findings")).isZero();
  }

  private List<KeyedAccount> takenOver() {
    both.database.execute("UPDATE comparisons SET lease_until = lease_until + interval '1 minute'");
    return List.of(BothBooks.KEYED);
  }

  @Test
  void eachRequest_saysThatItLives_andAnEndStopsTheNext() {
    for (int number = 0; number < 250; number++) {
      Money money = new Money("pi_" + number, "ch_" + number, "", "", 100, "usd");
      both.shelve(NEW.charge(money, NOON.minus(Duration.ofDays(40)).minusSeconds(number)));
    }
    AtomicInteger beats = new AtomicInteger();
    int before = both.stripe.asked().size();
    both.check.compare(BothBooks.KEYED, ask(), _ -> beats.incrementAndGet() > 0);
    int requests = both.stripe.asked().size() - before;
    assertThat(requests).isGreaterThan(8);
    assertThat(beats.get()).isGreaterThanOrEqualTo(requests);
    int lost = both.stripe.asked().size();
    assertThatThrownBy(
            () ->
                both.check.compare(
                    BothBooks.KEYED, ask(), _ -> both.stripe.asked().size() < lost + 4))
        .isInstanceOf(LeaseLost.class);
    assertThat(both.stripe.asked()).hasSize(lost + 4);
  }
}
