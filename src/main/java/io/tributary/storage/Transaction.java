package io.tributary.storage;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** One open transaction; every table class takes it, no room can look inside. */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }

  /** COPY inside this transaction. */
  CopyManager copy() {
    try {
      return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    } catch (SQLException e) {
      throw new IllegalStateException("COPY needs a connection of the PostgreSQL driver.", e);
    }
  }
}
