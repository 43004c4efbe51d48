package io.tributary.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every table as a whole, out of one snapshot and into a database that nobody has used yet; the one
 * class beside each table's own that writes it, and only while nothing stands there.
 */
public final class TableCopy {
  private static final int BUFFER = 256 * 1024;

  /** Flyway's own table, which migrating writes. */
  private static final String HISTORY = "flyway_schema_history";

  /** A table and the columns whose values are kept. */
  public record Table(String name, List<String> columns) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  private record Parent(String child, String parent) {}

  private TableCopy() {}

  /** From its first query to its end the transaction sees one moment, and changes nothing. */
  public static void beginSnapshot(Transaction transaction) {
    transaction.handle().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    transaction.handle().execute("SET LOCAL timezone = 'UTC'");
  }

  /** The schema the tables have; empty in a database without any of ours. */
  public static Optional<String> schema(Transaction transaction) {
    if (!names(transaction).contains(HISTORY)) {
      return Optional.empty();
    }
    return transaction
        .handle()
        .createQuery(
            "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")
        .mapTo(String.class)
        .findOne();
  }

  /** Which secret key the tables are sealed with; empty while no server has used them. */
  public static Optional<byte[]> keyFingerprint(Transaction transaction) {
    return KeyFingerprints.find(transaction);
  }

  /** All tables of the schema, whoever made them. */
  public static List<String> names(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f')
            ORDER BY relname
            """)
        .mapTo(String.class)
        .list();
  }

  /**
   * The tables that hold anything for good, each behind those it refers to; an unlogged one, which
   * a crash empties, is none.
   */
  public static List<Table> tables(Transaction transaction) {
    Map<String, List<String>> columns = columns(transaction);
    return ParentsFirst.sort(columns.keySet(), parents(transaction)).stream()
        .map(name -> new Table(name, columns.getOrDefault(name, List.of())))
        .toList();
  }

  private static Map<String, List<String>> columns(Transaction transaction) {
    record Column(String name, String column) {}
    return transaction
        .handle()
        .createQuery(
            """
            SELECT relname AS name, attname AS column FROM pg_class
            JOIN pg_attribute ON attrelid = pg_class.oid
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
              AND relpersistence = 'p' AND relname <> :history
              AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            ORDER BY relname, attnum
            """)
        .bind("history", HISTORY)
        .map(RecordMapper.of(Column.class))
        .collect(
            Collectors.groupingBy(
                Column::name, Collectors.mapping(Column::column, Collectors.toList())));
  }

  private static Map<String, List<String>> parents(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint
            JOIN pg_class AS child ON child.oid = conrelid
            JOIN pg_class AS parent ON parent.oid = confrelid
            WHERE contype = 'f' AND child.oid <> parent.oid
              AND child.relnamespace = current_schema()::regnamespace
            """)
        .map(RecordMapper.of(Parent.class))
        .collect(
            Collectors.groupingBy(
                Parent::child, Collectors.mapping(Parent::parent, Collectors.toList())));
  }

  /**
   * Writes all rows in PostgreSQL's text format.
   *
   * @return how many
   * @throws UncheckedIOException when the stream can't take them
   * @throws DatabaseUnreachable when the database breaks off
   */
  public static long write(Transaction transaction, Table table, OutputStream rows) {
    try {
      return transaction.copy().copyOut("COPY " + quoted(table) + " TO STDOUT", rows);
    } catch (IOException full) {
      throw new UncheckedIOException("table " + table.name() + " can't be written", full);
    } catch (SQLException brokenOff) {
      throw trouble(table, brokenOff);
    }
  }

  /**
   * Adds rows in PostgreSQL's text format.
   *
   * @return how many
   * @throws UncheckedIOException when the stream doesn't give them
   * @throws DatabaseUnreachable when the database breaks off or doesn't take them
   */
  public static long read(Transaction transaction, Table table, InputStream rows) {
    try {
      return transaction.copy().copyIn("COPY " + quoted(table) + " FROM STDIN", rows, BUFFER);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("table " + table.name() + " can't be read", unreadable);
    } catch (SQLException refused) {
      throw trouble(table, refused);
    }
  }

  /** Takes out the rows which the migrations have put into new tables. */
  public static void clear(Transaction transaction, List<Table> tables) {
    String names =
        tables.stream().map(table -> quoted(table.name())).collect(Collectors.joining(", "));
    transaction.handle().execute("TRUNCATE " + names);
  }

  private static DatabaseUnreachable trouble(Table table, SQLException trouble) {
    return new DatabaseUnreachable(
        "The database broke off at table %s: %s".formatted(table.name(), trouble.getMessage()),
        trouble);
  }

  private static String quoted(Table table) {
    return table.columns().stream()
        .map(TableCopy::quoted)
        .collect(Collectors.joining(", ", quoted(table.name()) + " (", ")"));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
