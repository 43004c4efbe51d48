package io.tributary.payment;

import io.tributary.attribution.Attributor;
import io.tributary.model.Payment;
import io.tributary.storage.PageRequest;
import io.tributary.storage.PaymentFilter;
import io.tributary.storage.Tables;
import io.tributary.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A database and workers that read scripted messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScriptedTest {
  final TestDatabase database = TestDatabase.fresh();
  final Tables tables = Tables.with(database.vault());

  @BeforeEach
  void empty() {
    database.execute(
        """
        DELETE FROM facts; DELETE FROM inbox; DELETE FROM aliases; DELETE FROM payments;
        DELETE FROM conversions; DELETE FROM waits; DELETE FROM former_payments; DELETE FROM echoes
        """);
  }

  @AfterAll
  void close() {
    database.close();
  }

  void send(String eventId, String script) {
    ScriptedMessages.send(database, tables, eventId, script);
  }

  PaymentIntake intake() {
    return new PaymentIntake(database.database(), tables, ScriptedMessages::translate);
  }

  Attributor attributor() {
    return new Attributor(database.database(), tables, Duration.ofDays(30));
  }

  void settle() {
    Workers.race(List.of(intake()::runOnce));
    Workers.race(List.of(attributor()::runOnce));
  }

  List<Map<String, @Nullable Object>> rows(String sql) {
    return database.rows(sql);
  }

  List<Payment> payments() {
    return database
        .database()
        .inTransaction(
            open -> tables.paymentSearch().list(open, PaymentFilter.ALL, PageRequest.first(500)));
  }
}
