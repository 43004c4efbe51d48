package io.tributary.storage;

import java.time.Duration;

/** Short questions to a database by its address. */
final class SqlProbe {
  private SqlProbe() {}

  static Database pool(DatabaseAddress address) {
    return Database.open(address, 2, Duration.ofSeconds(10));
  }

  static String ask(DatabaseAddress address, String sql) {
    try (Database database = pool(address)) {
      return ask(database, sql);
    }
  }

  static String ask(Database database, String sql) {
    return database.inTransaction(
        transaction -> transaction.handle().createQuery(sql).mapTo(String.class).one());
  }

  static void tell(DatabaseAddress address, String sql) {
    try (Database database = pool(address)) {
      database.useTransaction(transaction -> transaction.handle().execute(sql));
    }
  }
}
