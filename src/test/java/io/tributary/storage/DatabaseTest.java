package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testing.PostgresVersion;
import io.tributary.testing.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pool, its limits and migrations, and what it says when the server is not there. */
class DatabaseTest {
  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void migrationsRunTwice_onEveryVersion(PostgresVersion version) {
    try (TestDatabase test = TestDatabase.empty(version)) {
      test.database().migrate();
      test.database().migrate();
      assertThat(test.count("key_fingerprints")).isZero();
      assertThat(test.rows("SHOW server_version_num").getFirst().toString())
          .contains(version.name().substring(1));
    }
  }

  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void freshDatabaseIsMigrated_andSharesNothing(PostgresVersion version) {
    try (TestDatabase one = TestDatabase.fresh(version);
        TestDatabase other = TestDatabase.fresh(version)) {
      one.execute("DELETE FROM key_fingerprints");
      assertThat(one.count("key_fingerprints")).isZero();
      assertThat(other.count("key_fingerprints")).isEqualTo(1);
    }
  }

  @Test
  void failedTransactionKeepsNothing() {
    try (TestDatabase test = TestDatabase.fresh()) {
      assertThatThrownBy(
              () ->
                  test.database()
                      .useTransaction(
                          transaction -> {
                            transaction.handle().execute("DELETE FROM key_fingerprints");
                            throw new IllegalArgumentException("no");
                          }))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(test.count("key_fingerprints")).isEqualTo(1);
    }
  }

  @Test
  void copyWritesInsideTheTransaction() {
    try (TestDatabase test = TestDatabase.fresh()) {
      long copied =
          test.database()
              .inTransaction(
                  transaction -> {
                    transaction.handle().execute("CREATE TABLE copied (a text)");
                    return copy(transaction);
                  });
      assertThat(copied).isEqualTo(2);
      assertThat(test.count("copied")).isEqualTo(2);
    }
  }

  private static long copy(Transaction transaction) {
    try {
      return transaction.copy().copyIn("COPY copied FROM STDIN", new StringReader("x\ny\n"));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unreachableServer_opensAllTheSame_andSaysSo() {
    var nowhere =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:1/none?password=hidden",
            Optional.of("u"),
            Optional.empty());
    try (Database database = Database.open(nowhere, 2, Duration.ofMillis(250))) {
      assertThat(database.isReachable()).isFalse();
      assertThatThrownBy(database::migrate)
          .isInstanceOf(DatabaseUnreachable.class)
          .hasMessageContaining("127.0.0.1:1/none doesn't answer")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void olderServerIsRefusedByName() {
    var address = DatabaseAddress.parse("jdbc:postgresql://db:5432/books?password=hidden");
    assertThatThrownBy(() -> Migrations.refuseOlder(14, "14.22", address))
        .isInstanceOf(DatabaseRefusal.class)
        .hasMessageContaining("jdbc:postgresql://db:5432/books is PostgreSQL 14.22")
        .hasMessageContaining("15 or newer")
        .hasMessageNotContaining("hidden");
    Migrations.refuseOlder(15, "15.0", address);
  }

  @Test
  void noStatementRunsForEver_andNoneWaitsForEver() {
    try (TestDatabase test = TestDatabase.fresh()) {
      String limits =
          test.database()
              .inTransaction(
                  transaction ->
                      transaction
                          .handle()
                          .createQuery(
                              "SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')")
                          .mapTo(String.class)
                          .one());
      assertThat(limits).isEqualTo("1min 20s");
    }
  }

  @Test
  void missingDatabaseIsRefusedByName() {
    try (TestDatabase test = TestDatabase.fresh()) {
      var address = test.address();
      var wrong =
          new DatabaseAddress(address.jdbcUrl() + "_elsewhere", address.user(), address.password());
      try (Database database = Database.open(wrong, 1, Duration.ofMillis(250))) {
        assertThatThrownBy(database::migrate)
            .isInstanceOf(DatabaseRefusal.class)
            .hasMessageContaining("_elsewhere")
            .hasMessageContaining("Create it");
      }
    }
  }

  @Test
  void reachableServerIsReachable() {
    try (TestDatabase test = TestDatabase.fresh()) {
      assertThat(test.database().isReachable()).isTrue();
    }
  }
}
