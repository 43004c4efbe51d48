package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testing.Requests;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No row is blamed for the state its database is in, and nothing is lost meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubledDatabaseTest {
  private static final List<String> WRITTEN = List.of("clicks", "facts", "conversions");

  private TestHouse house;
  private int sales;

  @BeforeAll
  void open(@TempDir Path folder) {
    house = new TestHouse(folder);
    house.link("spring", "https://shop.example/");
  }

  @AfterAll
  void close() {
    house.close();
  }

  /**
   * Disk full, out of memory, too many connections, shut down, statement timed out, lock timed out,
   * serialization failure, read-only, I/O error, table missing, column missing, right taken away,
   * index damaged, plan outdated.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "53100", "53200", "53300", "57P01", "57014", "55P03", "40001", "25006", "58030", "42P01",
        "42703", "42501", "XX002", "0A000"
      })
  void noRowIsSetAside_andEverythingIsThereAfterwards(String state) {
    sell();
    WRITTEN.forEach(table -> trouble(table, state));

    assertFails(house.loader()::runOnce);
    assertFails(house.intake()::runOnce);
    house.database.execute("DROP TRIGGER trouble ON facts");
    house.intake().runOnce();
    nobodyWaitsForTheJournal();
    assertFails(house.attributor()::runOnce);
    relieve();
    house.settle();

    assertThat(house.database.count("clicks")).isEqualTo(sales);
    assertThat(house.database.count("conversions")).isEqualTo(sales);
    assertNothingIsSetAside();
  }

  private void nobodyWaitsForTheJournal() {
    house.database.execute("DELETE FROM journals");
  }

  @AfterEach
  void relieve() {
    house.database.execute("DROP FUNCTION IF EXISTS trouble CASCADE");
  }

  private void assertNothingIsSetAside() {
    assertThat(house.database.count("set_aside")).isZero();
    assertThat(house.database.rows("SELECT 1 FROM inbox WHERE state <> 'READ'")).isEmpty();
    assertThat(house.database.rows("SELECT 1 FROM payments WHERE failure IS NOT NULL")).isEmpty();
  }

  private void sell() {
    sales++;
    house.open("spring", Requests.get("/r/spring").header("User-Agent", TestHouse.BROWSER));
    house.webhook(StripeEvents.completed("n" + sales, house.clock.instant(), session -> {}));
  }

  private static void assertFails(IntSupplier beat) {
    assertThatThrownBy(beat::getAsInt).hasStackTraceContaining("trouble made by a test");
  }

  private void trouble(String table, String state) {
    house.database.execute(
        """
        CREATE OR REPLACE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'trouble made by a test' USING ERRCODE = '%s';
        END $$;
        CREATE TRIGGER trouble BEFORE INSERT ON %s
          FOR EACH ROW EXECUTE FUNCTION trouble()
        """
            .formatted(state, table));
  }
}
