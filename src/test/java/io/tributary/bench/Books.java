package io.tributary.bench;

import io.tributary.model.ClickId;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks into the server's tables from outside, as a person with psql would. */
final class Books implements AutoCloseable {
  private static final int SECONDS_TO_LOOK = 5;
  private final Path data;
  private @Nullable Connection connection;

  /** The embedded PostgreSQL of a server that runs whenever we look. */
  Books(Path data) {
    this.data = data;
  }

  /** How many rows a table has. */
  long count(String table) {
    return rows("SELECT count(*) FROM " + table, row -> row.getLong(1)).getFirst();
  }

  /** Messages that are stored and not yet read. */
  long unread() {
    return count("inbox WHERE state = 'NEW'");
  }

  /** Messages that are stored and not yet read, and payments that wait for their conversion. */
  long waiting() {
    return unread() + count("payments WHERE attributed_revision < revision AND failure IS NULL");
  }

  /** Some clicks that are loaded. */
  List<ClickId> clicks(int most) {
    return rows(
        "SELECT id FROM clicks LIMIT " + most, row -> new ClickId(row.getObject(1, UUID.class)));
  }

  /** Those of the names of payments whose payment has a conversion that found its click. */
  List<String> converted(Collection<String> aliases) {
    return rows(
        """
        SELECT a.alias
        FROM aliases a JOIN conversions c ON c.payment_id = a.payment_id
        WHERE a.account_id = 'default' AND a.alias = ANY (?) AND c.credited_id IS NOT NULL
        """,
        row -> row.getString(1),
        aliases);
  }

  /** Reads one row. */
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reading<T> reading, Collection<?>... parameters) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      for (int index = 0; index < parameters.length; index++) {
        statement.setArray(
            index + 1,
            statement.getConnection().createArrayOf("text", parameters[index].toArray()));
      }
      return read(statement, reading);
    } catch (SQLException broken) {
      throw new IllegalStateException(sql, broken);
    }
  }

  private static <T> List<T> read(PreparedStatement statement, Reading<T> reading)
      throws SQLException {
    List<T> read = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        read.add(reading.read(found));
      }
    }
    return read;
  }

  /** A new one where the server was restarted meanwhile. */
  private Connection connection() throws SQLException {
    Connection known = connection;
    if (known == null || !known.isValid(SECONDS_TO_LOOK)) {
      known = connect();
      connection = known;
    }
    return known;
  }

  private Connection connect() throws SQLException {
    try (EmbeddedPostgres guest = EmbeddedPostgres.open(data)) {
      DatabaseAddress address = guest.address();
      return DriverManager.getConnection(
          address.jdbcUrl(),
          address.user().orElseThrow(),
          address.password().orElseThrow().reveal());
    }
  }

  @Override
  public void close() {
    try {
      Connection known = connection;
      if (known != null) {
        known.close();
      }
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
