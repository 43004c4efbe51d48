package io.tributary.storage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format: many at once, without a statement to bind for each.
 *
 * <p>Source: postgresql.org/docs/15/sql-copy.html, "Binary Format".
 */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int JSONB_VERSION = 1;
  private static final int ABSENT = -1;
  private static final String UNIQUE_VIOLATION = "23505";
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Writes some of a row's columns. */
  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  BinaryCopy() {
    write(
        to -> {
          to.write(SIGNATURE);
          to.writeInt(0); // no flags
          to.writeInt(0); // no extension of the header
        });
  }

  /** Begins a row of so many columns. */
  BinaryCopy row(int columns) {
    return write(to -> to.writeShort(columns));
  }

  BinaryCopy uuid(UUID value) {
    return write(
        to -> {
          to.writeInt(2 * Long.BYTES);
          to.writeLong(value.getMostSignificantBits());
          to.writeLong(value.getLeastSignificantBits());
        });
  }

  BinaryCopy uuid(Optional<UUID> value) {
    return value.map(this::uuid).orElseGet(this::absent);
  }

  BinaryCopy text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return write(
        to -> {
          to.writeInt(utf8.length);
          to.write(utf8);
        });
  }

  BinaryCopy text(Optional<String> value) {
    return value.map(this::text).orElseGet(this::absent);
  }

  /** A jsonb column; the value must be JSON. */
  BinaryCopy json(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return write(
        to -> {
          to.writeInt(1 + utf8.length);
          to.writeByte(JSONB_VERSION);
          to.write(utf8);
        });
  }

  BinaryCopy json(Optional<String> value) {
    return value.map(this::json).orElseGet(this::absent);
  }

  BinaryCopy bool(boolean value) {
    return write(
        to -> {
          to.writeInt(1);
          to.writeBoolean(value);
        });
  }

  /** A timestamptz column, which keeps microseconds. */
  BinaryCopy time(Instant value) {
    long micros = POSTGRES_EPOCH.until(rounded(value), ChronoUnit.MICROS);
    return write(
        to -> {
          to.writeInt(Long.BYTES);
          to.writeLong(micros);
        });
  }

  BinaryCopy time(Optional<Instant> value) {
    return value.map(this::time).orElseGet(this::absent);
  }

  /** To the nearest microsecond, as the driver rounds what it binds. */
  private static Instant rounded(Instant value) {
    return value.plus(Duration.ofNanos(500)).truncatedTo(ChronoUnit.MICROS);
  }

  private BinaryCopy absent() {
    return write(to -> to.writeInt(ABSENT));
  }

  /**
   * Sends the rows: all are stored, or none.
   *
   * @param statement {@code COPY table (columns) FROM STDIN (FORMAT binary)}
   * @throws IllegalStateException with the server's reason; a row that is stored already counts as
   *     trouble that passes, for only another server can have stored it since it was looked for
   */
  void send(Transaction transaction, String statement) {
    write(to -> to.writeShort(ABSENT)); // nothing follows
    try {
      CopyIn copy = transaction.copy().copyIn(statement);
      copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
      copy.endCopy();
    } catch (SQLException refused) {
      boolean metAnother = UNIQUE_VIOLATION.equals(refused.getSQLState());
      throw new IllegalStateException(
          "the server took no row: " + refused.getMessage(),
          metAnother ? new SQLTransientException("another server was first", refused) : refused);
    }
  }

  private BinaryCopy write(Writing writing) {
    try {
      writing.to(out);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory refused a byte", impossible);
    }
  }
}
