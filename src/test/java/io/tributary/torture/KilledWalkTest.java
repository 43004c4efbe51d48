package io.tributary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Books;
import io.tributary.demo.StripeApiStandIn;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL, then the server are killed while Stripe's history is fetched, and the server again
 * while it compares: both are taken up where they were, and nothing is missing or there twice.
 */
final class KilledWalkTest {
  private static final StripeObjects OBJECTS = new StripeObjects("2026-07-29.dahlia");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int SALES = 1_900;
  private static final int PAGES_COMPARED = 4;

  /** The tenth ends the slice that is stored at once. */
  private static final int PAGES_WALKED = 9;

  private static final String A_SLICE_IS_STORED =
      "SELECT 1 FROM walks WHERE list = 'charges' AND fetched >= 1000";
  private static final String CHARGES = "/v1/charges";
  private static final String OPEN_COMPARISONS =
      "SELECT id FROM comparisons WHERE state IN ('WAITING', 'RUNNING')";

  /** What the killed server holds it would hold for a minute more. */
  private static final String END_LEASES =
      """
      WITH ended AS (UPDATE leases SET until = now() RETURNING 1)
      UPDATE comparisons SET lease_until = now() - interval '1 second'
      WHERE state = 'RUNNING' RETURNING compared
      """;

  private final Instant start = CLOCK.instant().minus(Duration.ofDays(2));
  private final StripeApiStandIn stripe = StripeApiStandIn.start(CLOCK);
  @TempDir private Path folder;

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void walkAndComparisonThatWereCutShort_comeRightByThemselves() throws IOException {
    sales().forEach(money -> stripe.shelf().put(OBJECTS.charge(money, start)));
    try (DoomedServer server = new DoomedServer(folder, settings())) {
      cutTheWalkShort(server);
      Books books = server.books();
      DoomedServer.await("the whole history", () -> isWhole(books));
      assertHistory(books);
      cutTheComparisonShort(server);
      Books later = server.books();
      DoomedServer.await("the comparison", () -> later.column(OPEN_COMPARISONS).isEmpty());
      assertThat(later.column("SELECT state || compared || ' ' || findings FROM comparisons"))
          .containsOnly("DONE" + 2 * SALES + " 0");
    }
  }

  private void cutTheWalkShort(DoomedServer server) throws IOException {
    awaitPages(PAGES_WALKED);
    ProcessHandle postgres = server.postmaster().orElseThrow();
    server.killPostgres(true);
    server.awaitAnotherPostgres(postgres);
    Books books = server.books();
    DoomedServer.await("a slice", () -> !books.column(A_SLICE_IS_STORED).isEmpty());
    server.killServer();
    server.startAgain();
    assertThat(isWhole(server.books())).isFalse();
    server.books().column(END_LEASES);
  }

  private void cutTheComparisonShort(DoomedServer server) throws IOException {
    sales().forEach(money -> stripe.shelf().put(OBJECTS.intent(money, start)));
    int before = pages();
    try (Caller owner = new Caller(server.address())) {
      assertThat(owner.send(Requests.comparison()).status()).isEqualTo(202);
    }
    awaitPages(before + PAGES_COMPARED);
    server.killServer();
    server.startAgain();
    assertThat(server.books().column(END_LEASES)).hasSize(1);
  }

  private static boolean isWhole(Books books) {
    return books.isSettled()
        && books.count("walks") == 10
        && books.column("SELECT 1 FROM walks WHERE is_open OR walked_at IS NULL").isEmpty();
  }

  private static void assertHistory(Books books) {
    long sum = SALES * 1_000L + SALES * (SALES - 1L) / 2;
    assertThat(books.column("SELECT count(*) || ' ' || sum(amount) FROM entries"))
        .containsExactly(SALES + " " + sum);
    assertThat(books.count("payments")).isEqualTo(SALES);
    assertThat(books.column("SELECT failure FROM payments WHERE failure IS NOT NULL")).isEmpty();
    assertThat(books.column("SELECT reason FROM inbox WHERE state <> 'READ'")).isEmpty();
  }

  private void awaitPages(int count) {
    DoomedServer.await(count + " pages of charges", () -> pages() >= count);
  }

  private int pages() {
    return (int) stripe.asked().stream().filter(asked -> asked.path().equals(CHARGES)).count();
  }

  private static List<Money> sales() {
    return IntStream.range(0, SALES)
        .mapToObj(each -> new Money("pi_" + each, "ch_" + each, "", "", 1_000 + each, "usd"))
        .toList();
  }

  private Map<String, String> settings() {
    return Map.of(
        "TRIBUTARY_STRIPE_API_KEY",
        StripeApiStandIn.KEY,
        "TRIBUTARY_STRIPE_API_BASE",
        stripe.address().toString());
  }
}
