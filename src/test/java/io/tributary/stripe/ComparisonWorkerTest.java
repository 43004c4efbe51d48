package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.demo.Trouble;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.Comparison.State;
import io.tributary.model.ComparisonId;
import io.tributary.model.Secret;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import io.tributary.storage.PageRequest;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who does the comparisons that were asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ComparisonWorkerTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final StripeBooks BOOKS = new StripeBooks(AccountId.DEFAULT, false);
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
  private final BothBooks both = new BothBooks();
  private final SplittableRandom random = new SplittableRandom(8);
  private final List<KeyedAccount> accounts = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    both.empty();
    both.database.execute("DELETE FROM comparisons");
    both.clock.set(NOON);
    accounts.clear();
    accounts.add(BothBooks.KEYED);
  }

  @AfterAll
  void close() {
    both.close();
  }

  private ComparisonWorker worker() {
    return new ComparisonWorker(
        both.database.database(), both.tables, both.check, () -> accounts, both.clock);
  }

  private Comparison ask() {
    Instant now = both.clock.instant();
    TimeWindow window = new TimeWindow(now.minus(Duration.ofDays(30)), now);
    Comparison wanted = Comparison.asked(ComparisonId.mint(now, random), BOOKS, window, now);
    return both.database
        .database()
        .inTransaction(open -> both.tables.comparisons().ask(open, wanted));
  }

  private List<Comparison> all() {
    return both.database
        .database()
        .inTransaction(
            open ->
                both.tables
                    .comparisons()
                    .list(open, Optional.empty(), Optional.empty(), PageRequest.first(500)));
  }

  @Test
  void whatIsAskedFor_isDoneOnce_andKept() {
    both.shelve(NEW.charge(MONEY, NOON.minus(Duration.ofDays(2))));
    Comparison asked = ask();
    assertThat(worker().runOnce()).isEqualTo(1);
    assertThat(worker().runOnce()).isZero();
    Comparison done = all().getFirst();
    assertThat(done.id()).isEqualTo(asked.id());
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.compared()).isEqualTo(1);
    assertThat(done.window().to()).isEqualTo(NOON.minus(Rhythm.nightly().margin()));
    assertThat(both.findings(done)).hasSize(1);
    assertThat(both.days(done)).hasSize(1);
  }

  @Test
  void askingWhileOneIsOpen_givesThatOne_andAfterwardsAnother() {
    Comparison asked = ask();
    assertThat(ask().id()).isEqualTo(asked.id());
    worker().runOnce();
    assertThat(ask().id()).isNotEqualTo(asked.id());
  }

  @Test
  void comparisonOfACrashedWorker_isTakenUpAgain_whenItsLeaseIsOver() {
    ask();
    both.database.execute(
        "UPDATE comparisons SET state = 'RUNNING', lease_until = '2026-11-01T12:05:00Z'");
    assertThat(worker().runOnce()).isZero();
    both.clock.advance(Duration.ofMinutes(6));
    assertThat(worker().runOnce()).isEqualTo(1);
    assertThat(all().getFirst().state()).isEqualTo(State.DONE);
  }

  @Test
  void withoutItsKey_itFailsWithASentence() {
    ask();
    accounts.clear();
    worker().runOnce();
    assertThat(all().getFirst().state()).isEqualTo(State.FAILED);
    assertThat(all().getFirst().failure().orElseThrow()).contains("no API key");
  }

  @Test
  void badDaysOfStripe_areWaitedOut() {
    both.shelve(NEW.charge(MONEY, NOON.minus(Duration.ofDays(2))));
    both.stripe.troubles().next(Trouble.RATE_LIMIT, Trouble.ERROR, Trouble.LOCKED);
    ask();
    worker().runOnce();
    assertThat(all().getFirst().state()).isEqualTo(State.DONE);
  }

  @Test
  void keyThatStripeRefuses_failsWithASentence() {
    both.stripe.admit("rk_live_short", Set.copyOf(StripeApiStandIn.permissions()));
    both.stripe.refuse("rk_live_short");
    accounts.clear();
    accounts.add(
        new KeyedAccount(AccountId.DEFAULT, new Secret("rk_live_short"), Optional.empty()));
    ask();
    worker().runOnce();
    assertThat(all().getFirst().failure().orElseThrow())
        .contains("refuses the API key")
        .doesNotContain("rk_live_short");
  }

  @Test
  void oldComparisons_areForgotten_andTheirFindingsBefore() {
    both.shelve(NEW.charge(MONEY, NOON.minus(Duration.ofDays(2))));
    for (int day = 0; day < 65; day++) {
      both.clock.advance(Duration.ofHours(1));
      both.check.run(BothBooks.KEYED, NOON.minus(Duration.ofDays(30)), NOON);
    }
    assertThat(all()).hasSize(60);
    assertThat(both.database.count("comparison_findings")).isEqualTo(10);
    assertThat(both.database.count("comparison_days")).isEqualTo(60);
  }
}
