package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tributary.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;

/** What a failed statement says, for the log: never what it was bound to. */
final class FailureWordsTest {
  private static final String VISITOR = "198.51.100.7";
  private static final String REFUSED =
      "INSERT INTO set_aside (segment_id, position, record, error)"
          + " VALUES (gen_random_uuid(), NULL, '', :error)";

  @Test
  void failedStatementKeepsItsValues() {
    String said =
        said(
            transaction ->
                transaction.handle().createUpdate(REFUSED).bind("error", VISITOR).execute());
    assertThat(said).contains("null value in column \"position\"").doesNotContain(VISITOR);
  }

  @Test
  void failedBatchKeepsItsValues() {
    String said =
        said(
            transaction -> {
              PreparedBatch batch = transaction.handle().prepareBatch(REFUSED);
              batch.bind("error", VISITOR).add();
              batch.bind("error", VISITOR).add();
              batch.execute();
            });
    assertThat(said).contains("null value in column \"position\"").doesNotContain(VISITOR);
  }

  /** All that a log would show of it. */
  private static String said(Consumer<Transaction> work) {
    try (TestDatabase test = TestDatabase.fresh()) {
      Throwable failure = catchThrowable(() -> test.database().useTransaction(work));
      StringWriter said = new StringWriter();
      failure.printStackTrace(new PrintWriter(said));
      return said.toString();
    }
  }
}
