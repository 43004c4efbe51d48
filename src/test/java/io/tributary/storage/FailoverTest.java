package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A connection that was opened while the server could only be read isn't kept. */
final class FailoverTest {
  private static final String WRITE = "DELETE FROM echoes";

  @Test
  void connectionThatMayOnlyRead_isReplacedOnceItRefusesToWrite() {
    try (TestDatabase test = TestDatabase.fresh()) {
      alter(test, "SET default_transaction_read_only = on");
      try (Database database = Database.open(test.address(), 1, Duration.ofSeconds(5))) {
        SqlProbe.ask(database, "SELECT 1");
        alter(test, "RESET default_transaction_read_only");

        assertThatThrownBy(() -> write(database)).hasMessageContaining("read-only");
        write(database);
        assertThat(SqlProbe.ask(database, "SHOW transaction_read_only")).isEqualTo("off");
      }
    }
  }

  private static void write(Database database) {
    database.useTransaction(transaction -> transaction.handle().execute(WRITE));
  }

  private static void alter(TestDatabase test, String setting) {
    test.execute(
        """
        BEGIN READ WRITE;
        DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I %s', current_database()); END $$;
        COMMIT
        """
            .formatted(setting));
  }
}
