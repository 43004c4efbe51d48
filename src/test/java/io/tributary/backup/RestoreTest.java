package io.tributary.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.click.Loader;
import io.tributary.journal.FileJournal;
import io.tributary.journal.JournalSettings;
import io.tributary.model.ClickId;
import io.tributary.storage.Database;
import io.tributary.storage.Tables;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.StripeEvents;
import io.tributary.testing.TestDatabase;
import io.tributary.testing.TestHouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was backed up is what is restored, whatever version of PostgreSQL it comes from. */
class RestoreTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"V15, V18", "V18, V15"})
  void everyRow_andEveryClickOfTheJournal_comesBack(PostgresVersion from, PostgresVersion to)
      throws IOException {
    Path file = folder.resolve("everything.backup");
    Kept kept = keepSome(from, file);
    Path data = folder.resolve("new");
    try (TestDatabase target = TestDatabase.empty(to)) {
      Summary summary = Copies.restore(file, data, target.database());

      assertThat(summary.segments()).isEqualTo(1);
      assertThat(summary.toString()).startsWith("1 clicks, 1 inbox, 1 payments, 1 conversions, ");
      assertThat(Copies.rows(target.database())).isEqualTo(kept.rows());
      load(data, target);
      assertThat(target.rows("SELECT id FROM clicks"))
          .extracting(row -> row.get("id"))
          .containsExactlyInAnyOrder(kept.inTheTables().value(), kept.inTheJournal().value());
      assertThat(target.count("set_aside")).isZero();
    }
  }

  private record Kept(Map<String, List<String>> rows, ClickId inTheTables, ClickId inTheJournal) {}

  private Kept keepSome(PostgresVersion version, Path file) {
    try (TestHouse house = new TestHouse(folder.resolve("old"), version)) {
      house.link("spring", "https://buy.stripe.com/test_abc");
      ClickId inTheTables = click(house, "first");
      pay(house, "paid", inTheTables);
      house.settle();
      ClickId inTheJournal = click(house, "second");
      Copies.write(house.database.database(), folder.resolve("old"), file);
      return new Kept(Copies.rows(house.database.database()), inTheTables, inTheJournal);
    }
  }

  @Test
  void aMessageAfterTheRestore_getsAnIdOfItsOwn() throws IOException {
    Path file = folder.resolve("ids.backup");
    try (TestHouse house = new TestHouse(folder.resolve("old"))) {
      pay(house, "one", click(house, "none"));
      pay(house, "two", click(house, "none"));
      house.database.execute("DELETE FROM inbox WHERE event_id = 'evt_two'");
      Copies.write(house.database.database(), folder.resolve("old"), file);
    }
    try (TestDatabase target = TestDatabase.empty(PostgresVersion.V18)) {
      Copies.restore(file, folder.resolve("new"), target.database());

      target.execute(
          """
          INSERT INTO inbox (account_id, event_id, type, told_at, test, body)
          VALUES ('default', 'evt_three', 'x', now(), true, '')
          """);

      assertThat(target.rows("SELECT id FROM inbox ORDER BY id"))
          .containsExactly(Map.of("id", 1L), Map.of("id", 3L));
    }
  }

  @Test
  void anOlderSchema_isBroughtUpToDate() throws IOException {
    Path file = folder.resolve("older.backup");
    try (TestDatabase old = TestDatabase.empty(PostgresVersion.V18)) {
      old.database().migrateTo("1");
      old.execute("UPDATE sites SET name = 'An old name'");
      Copies.write(old.database(), folder.resolve("old"), file);
    }
    try (TestDatabase target = TestDatabase.empty(PostgresVersion.V18)) {
      Copies.restore(file, folder.resolve("new"), target.database());

      assertThat(target.rows("SELECT name FROM sites"))
          .containsExactly(Map.of("name", "An old name"));
      assertThat(target.count("users")).isZero();
    }
  }

  @Test
  void aNewerSchema_isRefused_andTheDatabaseStaysEmpty() {
    Path file = folder.resolve("newer.backup");
    try (TestDatabase newer = TestDatabase.fresh()) {
      newer.execute(
          """
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
            installed_by, execution_time, success)
          VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 0, true)
          """);
      Copies.write(newer.database(), folder.resolve("old"), file);
    }
    try (TestDatabase target = TestDatabase.empty(PostgresVersion.V18)) {
      assertThatThrownBy(() -> Copies.restore(file, folder.resolve("new"), target.database()))
          .isInstanceOf(BackupRefusal.class)
          .hasMessageContaining("schema 99")
          .hasMessageContaining("version 1.2.3 or newer");
      assertThat(
              target.rows(
                  "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
          .isEmpty();
    }
  }

  @Test
  void aDatabaseInUse_isRefused_andKeepsItsRows() {
    Path file = folder.resolve("one.backup");
    try (TestDatabase used = TestDatabase.fresh()) {
      Copies.write(used.database(), folder.resolve("old"), file);
      used.execute("UPDATE sites SET name = 'In use'");

      assertThatThrownBy(() -> Copies.restore(file, folder.resolve("new"), used.database()))
          .isInstanceOf(BackupRefusal.class)
          .hasMessageContaining("isn't empty")
          .hasMessageContaining("clicks");
      assertThat(used.rows("SELECT name FROM sites")).containsExactly(Map.of("name", "In use"));
    }
  }

  private static ClickId click(TestHouse house, String campaign) {
    house.directory.refresh();
    var location = house.open("spring", "utm_campaign=" + campaign).header("Location");
    return location
        .map(to -> to.replaceAll(".*client_reference_id=([0-9A-Z]{26}).*", "$1"))
        .flatMap(ClickId::parse)
        .orElseGet(() -> ClickId.mint(house.clock.instant(), new SplittableRandom(1)));
  }

  private static void pay(TestHouse house, String name, ClickId click) {
    house.webhook(
        StripeEvents.completed(
            name,
            house.clock.instant(),
            session -> session.put("client_reference_id", click.toString())));
  }

  private static void load(Path data, TestDatabase target) {
    Database database = target.database();
    try (FileJournal journal = FileJournal.open(JournalSettings.of(data.resolve("journal")))) {
      Loader loader = new Loader(journal, database, Tables.with(target.vault()), (_, _) -> {});
      assertThat(loader.runOnce()).isEqualTo(1);
      assertThat(loader.runOnce()).isZero();
    }
  }
}
