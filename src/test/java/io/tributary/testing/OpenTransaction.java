package io.tributary.testing;

import io.tributary.storage.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody else's transaction, which holds what it has taken until it is closed. */
public final class OpenTransaction implements AutoCloseable {
  private final Connection connection;

  private OpenTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Begins one that has run the statement. */
  public static OpenTransaction after(String sql, DatabaseAddress address) {
    try {
      Connection connection = FoundRows.connect(address);
      try (Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute(sql);
      }
      return new OpenTransaction(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The number that the query finds, as things are now. */
  public long ask(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      long number = found.getLong(1);
      connection.rollback();
      return number;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Rolls it back. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
