package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.model.AccountId;
import io.tributary.model.Comparison;
import io.tributary.model.ImportOutcome;
import io.tributary.model.ImportOutcome.Result;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import io.tributary.storage.Database;
import io.tributary.storage.Deadline;
import io.tributary.storage.DiscrepancyTable.Numbered;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fetching what a comparison missed, by ids. */
final class BooksImportTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final StripeBooks BOOKS = new StripeBooks(AccountId.DEFAULT, false);
  private static final Money MONEY = new Money("pi_1", "ch_1", "", "cus_1", 10_000, "usd");
  private final BothBooks both = new BothBooks();
  private List<KeyedAccount> accounts = List.of(BothBooks.KEYED);

  @BeforeEach
  void begin() {
    both.clock.set(NOON);
    both.shelve(NEW.charge(MONEY, NOON), NEW.intent(MONEY, NOON));
    both.clock.advance(Duration.ofDays(1));
  }

  @AfterEach
  void close() {
    both.close();
  }

  private List<ImportOutcome> run(StripeObject... objects) {
    return run(both.clock, objects);
  }

  private List<ImportOutcome> run(InstantSource clock, StripeObject... objects) {
    return new BooksImport(
            both.database.database(),
            both.tables,
            both.apis,
            () -> accounts,
            new ObjectImport(both.database.database(), both.tables.inbox(), both.clock),
            clock)
        .run(BOOKS, List.of(objects));
  }

  private static StripeObject charge(String id) {
    return new StripeObject(StripeKind.CHARGE, id);
  }

  @Test
  void objects_areFetchedAndStored_andToldApart() {
    assertThat(run(charge("ch_1"), charge("ch_none"), charge("ch_1")))
        .extracting(ImportOutcome::result)
        .containsExactly(Result.IMPORTED, Result.NOT_FOUND, Result.KNOWN);
    assertThat(both.database.rows("SELECT type FROM inbox").toString()).contains("import.charge");
  }

  @Test
  void gap_isMendedByImportingWhatIsMissing() {
    assertThat(both.found()).containsExactly("ch_1 missing", "pi_1 missing");
    run(charge("ch_1"), new StripeObject(StripeKind.PAYMENT_INTENT, "pi_1"));
    both.settle();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void finding_remembersThatItsObjectWasImported() {
    Comparison found = both.check.run(BothBooks.KEYED, NOON, both.clock.instant());
    run(charge("ch_1"));
    assertThat(noted(found)).containsExactlyInAnyOrder("ch_1 true", "pi_1 false");
  }

  @Test
  void finding_remembersThatItsObjectHadBeenImportedBefore() {
    run(charge("ch_1"));
    Comparison found = both.check.run(BothBooks.KEYED, NOON, both.clock.instant());
    assertThat(run(charge("ch_1")).getFirst().result()).isEqualTo(Result.KNOWN);
    assertThat(noted(found)).containsExactlyInAnyOrder("ch_1 true", "pi_1 false");
  }

  private List<String> noted(Comparison found) {
    List<Numbered> rows =
        both.database
            .database()
            .inTransaction(open -> both.tables.discrepancies().list(open, found.id(), 100, 100));
    return rows.stream()
        .map(row -> row.finding().spot().id() + " " + row.importedAt().isPresent())
        .toList();
  }

  @Test
  void whoWaitsForStripe_mayUseUpTheTimeOfTheDatabase() {
    List<ImportOutcome> outcomes =
        Database.awaited(Deadline.in(Duration.ZERO), () -> run(charge("ch_1")));
    assertThat(outcomes).extracting(ImportOutcome::result).containsExactly(Result.IMPORTED);
  }

  @Test
  void whatTakesTooLong_endsInBetween_andGoesOnWhenAskedAgain() {
    Comparison found = both.check.run(BothBooks.KEYED, NOON, both.clock.instant());
    StripeObject intent = new StripeObject(StripeKind.PAYMENT_INTENT, "pi_1");
    List<ImportOutcome> outcomes = run(this::fifteenSecondsLater, charge("ch_1"), intent);
    assertThat(outcomes)
        .extracting(ImportOutcome::result)
        .containsExactly(Result.IMPORTED, Result.FAILED);
    assertThat(outcomes.getLast().sentence()).contains("no time left", "import again");
    assertThat(noted(found)).containsExactlyInAnyOrder("ch_1 true", "pi_1 false");
    assertThat(run(intent).getFirst().result()).isEqualTo(Result.IMPORTED);
  }

  private Instant fifteenSecondsLater() {
    both.clock.advance(Duration.ofSeconds(15));
    return both.clock.instant();
  }

  @Test
  void withoutAKey_nothingIsTried() {
    accounts = List.of();
    assertThat(run(charge("ch_1")).getFirst().sentence()).contains("no API key");
    assertThat(both.stripe.asked()).isEmpty();
  }

  @Test
  void whatFailsForOne_isNotTriedForTheOthers() {
    both.stripe.admit(StripeApiStandIn.KEY, Set.of("rak_invoice_read"));
    List<ImportOutcome> outcomes = run(charge("ch_1"), charge("ch_2"));
    assertThat(outcomes).extracting(ImportOutcome::result).containsOnly(Result.FAILED);
    assertThat(outcomes.getLast().sentence()).contains("lacks a permission");
    assertThat(both.stripe.asked()).hasSize(1);
  }
}
