package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.cli.CannotStart;
import io.tributary.testing.FoundRows;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a restore is named, and left as it is. */
class FullRestoreTest {
  @TempDir Path folder;
  private TestDatabase source;
  private TestDatabase target;
  private Path file;

  @BeforeEach
  void prepare() {
    source = TestDatabase.empty(PostgresVersion.V18);
    target = TestDatabase.empty(PostgresVersion.V18);
    file = folder.resolve("one.backup");
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  @Test
  void generatedKey_isInTheBackup_andInPlaceAfterwards() throws IOException {
    Installation old = served();
    assertThat(old.backUp(file)).isZero();
    assertThat(old.said()).contains("The secret key is in it");

    Installation fresh = fresh();
    assertThat(fresh.restore(file)).isZero();

    assertThat(fresh.data().resolve("secret.key"))
        .hasSameTextualContentAs(old.data().resolve("secret.key"));
    use(fresh);
  }

  @Test
  void keyThatWasLeftOut_hasToBeGiven_andBeTheRightOne() throws IOException {
    Installation old = served();
    assertThat(old.backUpWithoutKey(file)).isZero();
    assertThat(old.said()).contains("isn't in it").contains("secret.key");

    assertRefused(fresh(), "doesn't hold the secret key");
    assertRefused(
        fresh().with("secret-key", "another key of 32 characters or more"), "isn't the one");
    assertThat(folder.resolve("new")).doesNotExist();
    String key = Files.readString(old.data().resolve("secret.key")).strip();
    assertThat(fresh().with("secret-key", key).restore(file)).isZero();
  }

  @Test
  void keyOfTheSettings_staysOutOfTheFile() throws IOException {
    Installation old =
        installation("old", source).with("secret-key", "a key of the settings, long enough");
    use(old);
    assertThat(old.backUp(file)).isZero();

    assertThat(old.said()).contains("The secret key (in TRIBUTARY_SECRET_KEY) isn't in it");
    assertRefused(fresh(), "doesn't hold the secret key");
  }

  @Test
  void dataFolderWithSomethingInIt_isRefused_andNamed() throws IOException {
    served().backUp(file);
    Path mine = Files.createDirectories(folder.resolve("new/journal")).resolve("mine");
    Files.writeString(mine, "kept");

    assertRefused(fresh(), "isn't empty, it holds journal");
    assertThat(mine).hasContent("kept");
  }

  @Test
  void databaseInUse_isRefused_andTheDataFolderStaysEmpty() {
    served().backUp(file);
    assertRefused(installation("new", source), "The database isn't empty");
    assertThat(folder.resolve("new")).isEmptyDirectory();
  }

  @Test
  void fileThatWasCutOff_changesNothing() throws IOException {
    served().backUp(file);
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 100);
    }
    assertRefused(fresh(), "no whole backup");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void rowThatTheTablesRefuse_leavesThemEmpty_andTheNextTryWorks() {
    served().backUp(file);
    target.database().migrate();
    target.execute("UPDATE sites SET name = 'Left over'");
    target.execute("ALTER TABLE sites ADD CHECK (name <> 'My site')");

    assertRefused(fresh(), "The database broke off at table sites");

    assertThat(folder.resolve("new")).isEmptyDirectory();
    assertThat(target.rows("SELECT name FROM sites").getFirst()).containsValue("Left over");
    target.execute("ALTER TABLE sites DROP CONSTRAINT sites_name_check");
    assertThat(fresh().restore(file)).isZero();
    assertThat(target.rows("SELECT name FROM sites").getFirst()).containsValue("My site");
  }

  @Test
  void restoreThatWasBrokenOff_keepsServersAway() throws IOException {
    served();
    Files.createFile(folder.resolve("old/restoring"));
    for (Runnable command :
        new Runnable[] {() -> served(), () -> installation("old", source).backUp(file)}) {
      assertThatThrownBy(command::run)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("only half restored");
    }
  }

  @Test
  void backup_neverReplacesAFile_andNamesAFolderThatIsNotThere() throws IOException {
    Installation old = served();
    Files.writeString(file, "an older backup");
    assertThatThrownBy(() -> old.backUp(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("No backup was made. There is a file");
    assertThat(file).hasContent("an older backup");
    assertThatThrownBy(() -> old.backUp(folder.resolve("missing/one.backup")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("missing/one.backup can't be written");
  }

  @Test
  void backup_ofNothing_isRefused_andMakesNothing() {
    assertThatThrownBy(() -> installation("new", target).backUp(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("holds no tables of Tributary");
    assertThat(
            FoundRows.of(target.address(), "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))
        .isEmpty();
    assertThat(file).doesNotExist();
  }

  /** As a server does at its start. */
  private static void use(Installation installation) {
    Starting.orExplain(() -> Foundations.lay(installation.config())).close();
  }

  /** An installation whose server has run. */
  private Installation served() {
    Installation old = installation("old", source);
    use(old);
    return old;
  }

  private Installation fresh() {
    return installation("new", target);
  }

  private Installation installation(String name, TestDatabase database) {
    return Installation.outside(folder.resolve(name), database.address());
  }

  private void assertRefused(Installation installation, String saying) {
    assertThatThrownBy(() -> installation.restore(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("Nothing was restored. ")
        .hasMessageContaining(saying);
  }
}
