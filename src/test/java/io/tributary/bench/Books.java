package io.tributary.bench;

import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into the server's tables from outside, as a person with psql would. */
final class Books implements AutoCloseable {
  private final Connection connection;

  private Books(Connection connection) {
    this.connection = connection;
  }

  /** Opens the embedded PostgreSQL of a running server as its guest. */
  static Books of(Path data) {
    try (EmbeddedPostgres guest = EmbeddedPostgres.open(data)) {
      DatabaseAddress address = guest.address();
      return new Books(
          DriverManager.getConnection(
              address.jdbcUrl(),
              address.user().orElseThrow(),
              address.password().orElseThrow().reveal()));
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** How many rows a table has. */
  long count(String table) {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT count(*) FROM " + table);
        ResultSet found = statement.executeQuery()) {
      found.next();
      return found.getLong(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
