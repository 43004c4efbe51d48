package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.Secret;
import io.tributary.testing.PostgresVersion;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a secret key is made, taken, or refused. */
class SecretKeysTest {
  private static final Secret KEY = new Secret("a key of thirty-two characters or more");
  private static final Secret OTHER = new Secret("another key of thirty-two characters or more");

  @TempDir private Path folder;
  private TestDatabase test;

  @BeforeEach
  void openDatabase() {
    test = TestDatabase.empty(PostgresVersion.V18);
    test.database().migrate();
  }

  @AfterEach
  void closeDatabase() {
    test.close();
  }

  private SecretKeys keys(Secret... setting) {
    return new SecretKeys(Optional.of(setting).filter(s -> s.length > 0).map(s -> s[0]), folder);
  }

  @Test
  void firstStartMakesAPrivateKey_andTheNextOneUsesIt() throws IOException {
    byte[] sealed = keys().open(test.database()).seal(new byte[] {7}, "c");
    Path file = folder.resolve("secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(keys().open(test.database()).open(sealed, "c")).containsExactly(7);
    assertThat(keys().openUnverified().orElseThrow().open(sealed, "c")).containsExactly(7);
  }

  @Test
  void settingWinsOverFile_andMakesNone() {
    keys(KEY).open(test.database());
    assertThat(folder.resolve("secret.key")).doesNotExist();
  }

  @Test
  void otherKeyIsRefusedByName() {
    keys(KEY).open(test.database());
    assertThatThrownBy(() -> keys(OTHER).open(test.database()))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("TRIBUTARY_SECRET_KEY isn't the one")
        .hasMessageNotContaining(OTHER.reveal());
  }

  @Test
  void missingKeyOfASealedDatabaseIsRefused_andNoneIsMade() {
    keys(KEY).open(test.database());
    assertThatThrownBy(() -> keys().open(test.database()))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("that isn't here");
    assertThat(folder.resolve("secret.key")).doesNotExist();
  }

  @Test
  void withoutDatabase_presentKeyStartsAndIsCheckedLater() {
    keys(KEY).open(test.database());
    Vault unverified = keys(OTHER).openUnverified().orElseThrow();
    assertThatThrownBy(() -> keys(OTHER).verify(unverified, test.database()))
        .isInstanceOf(DatabaseRefusal.class);
  }

  @Test
  void withoutDatabase_noKeyIsMade() {
    var nowhere =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/x", Optional.of("u"), Optional.empty());
    try (Database database = Database.open(nowhere, 1, Duration.ofMillis(250))) {
      assertThatThrownBy(() -> keys().open(database)).isInstanceOf(DatabaseUnreachable.class);
    }
    assertThat(keys().openUnverified()).isEmpty();
    assertThat(folder.resolve("secret.key")).doesNotExist();
  }
}
