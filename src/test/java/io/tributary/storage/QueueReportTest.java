package io.tributary.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.PostgresVersion;
import io.tributary.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted of the queues, and that counting stays bounded; on the oldest server, too. */
final class QueueReportTest {
  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void nothingWaits(PostgresVersion version) {
    try (TestDatabase test = TestDatabase.fresh(version)) {
      assertThat(take(test))
          .isEqualTo(new Queues(0, Duration.ZERO, 0, 0, 0, 0, 0, Optional.empty()));
    }
  }

  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void everyQueueIsCounted_andWhatIsPastIsNot(PostgresVersion version) throws SQLException {
    try (TestDatabase test = TestDatabase.fresh(version)) {
      execute(test, messages("old", "2 days", "UNREADABLE", 1));
      execute(test, messages("read", "3 hours", "READ", 4));
      execute(test, messages("new", "2 hours", "NEW", 3));
      execute(test, messages("bad", "1 hour", "UNREADABLE", 2));
      execute(test, setAside("1 hour"));
      execute(test, setAside("25 hours"));
      execute(test, payment("2, 1, 1"));
      execute(test, payment("2, 1, NULL"));
      execute(test, payment("2, 1, 2"));
      execute(test, payment("2, 2, NULL"));
      execute(test, "INSERT INTO waits VALUES (gen_random_uuid(), gen_random_uuid())");

      Queues queues = take(test);
      assertThat(queues.oldestUnread()).isBetween(Duration.ofHours(2), Duration.ofMinutes(125));
      assertThat(queues)
          .isEqualTo(new Queues(3, queues.oldestUnread(), 2, 1, 2, 1, 1, Optional.empty()));
    }
  }

  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void whyStripeWasNotRead_isToldForAnHour(PostgresVersion version) throws SQLException {
    try (TestDatabase test = TestDatabase.fresh(version)) {
      execute(test, walk("well", "1 second", "NULL"));
      execute(test, walk("old", "2 hours", "'long ago'"));
      assertThat(take(test).stripeFailure()).isEmpty();
      execute(test, walk("refused", "1 minute", "'refused'"));
      assertThat(take(test).stripeFailure()).contains("refused");
    }
  }

  @ParameterizedTest
  @EnumSource(PostgresVersion.class)
  void beyondItsLimit_unreadMessagesAreToldByTheirIds(PostgresVersion version) throws SQLException {
    try (TestDatabase test = TestDatabase.fresh(version)) {
      execute(test, messages("read", "1 hour", "READ", 100));
      execute(test, messages("new", "1 minute", "NEW", QueueReport.COUNTED + 500));

      assertThat(take(test).unread()).isEqualTo(QueueReport.COUNTED + 500);
    }
  }

  private static String walk(String list, String ago, String failure) {
    return """
        INSERT INTO walks VALUES ('default', 'key', '%s', NULL, NULL, false, NULL, NULL, NULL, now(),
          now() - interval '%s', 0, 0, %s)
        """
        .formatted(list, ago, failure);
  }

  private static Queues take(TestDatabase test) {
    return test.database().inTransaction(QueueReport::take);
  }

  private static String messages(String name, String age, String state, int count) {
    return """
        INSERT INTO inbox (account_id, event_id, type, told_at, test, body, received_at, state)
        SELECT 'default', '%s' || n, 'type', now(), false, '', now() - interval '%s', '%s'
        FROM generate_series(1, %d) AS n
        """
        .formatted(name, age, state, count);
  }

  private static String setAside(String age) {
    return """
        INSERT INTO set_aside (segment_id, position, record, error, created_at)
        VALUES (gen_random_uuid(), 0, '', 'broken', now() - interval '%s')
        """
        .formatted(age);
  }

  private static String payment(String revisions) {
    return """
        INSERT INTO payments (id, account_id, purpose, status, currency, amount, gross, refunded,
          disputed, net, occurred_at, test, stored_at, revision, attributed_revision,
          failed_revision, failure)
        SELECT gen_random_uuid(), 'default', 'ONE_OFF', 'PAID', 'eur', 1, 1, 0, 0, 1, now(), false,
          now(), revision, attributed, failed, CASE WHEN failed IS NOT NULL THEN 'broken' END
        FROM (VALUES (%s)) AS revisions (revision, attributed, failed)
        """
        .formatted(revisions.replace("NULL", "NULL::bigint"));
  }

  private static void execute(TestDatabase test, String sql) throws SQLException {
    DatabaseAddress address = test.address();
    try (Connection connection =
            DriverManager.getConnection(
                address.jdbcUrl(),
                address.user().orElseThrow(),
                address.password().orElseThrow().reveal());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
