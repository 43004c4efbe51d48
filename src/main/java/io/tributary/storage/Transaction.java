package io.tributary.storage;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** One open transaction; every table class takes it, no room can look inside. */
public final class Transaction {
  private static final Duration GRACE = Duration.ofMillis(100);
  private static final String SAVEPOINT = "attempt";
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  Handle handle() {
    return handle;
  }

  /**
   * Nothing takes longer than the deadline: the server breaks a statement off, or, when the server
   * is silent or far away, we hang up a moment later.
   */
  void limit(Deadline deadline) {
    hangUpAfter(deadline);
    handle.execute("SET LOCAL statement_timeout = " + Math.max(1, deadline.left().toMillis()));
    hangUpAfter(deadline);
  }

  /** The next answer of the server comes before the deadline, or a moment later, or never. */
  void hangUpAfter(Deadline deadline) {
    int silence = Math.toIntExact(deadline.left().plus(GRACE).toMillis());
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, silence);
    } catch (SQLException e) {
      throw new IllegalStateException("A limit needs a connection of the PostgreSQL driver.", e);
    }
  }

  /** Every statement may take its time, and so may the caller between two of them. */
  Transaction unlimited() {
    handle.execute("SET LOCAL statement_timeout = 0");
    handle.execute("SET LOCAL lock_timeout = 0");
    handle.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
    return this;
  }

  /**
   * Its commit doesn't wait for the disk: after a crash of the server it, with all that came after
   * it, may not have happened. For work that is then repeated from something durable.
   */
  public void commitsLazily() {
    handle.execute("SET LOCAL synchronous_commit = off");
  }

  /**
   * Does the work, or, when it throws, none of it; the transaction stays as it was before, and goes
   * on.
   */
  public void attempt(Runnable work) {
    handle.savepoint(SAVEPOINT);
    try {
      work.run();
    } catch (RuntimeException failure) {
      handle.rollbackToSavepoint(SAVEPOINT);
      throw failure;
    }
    handle.releaseSavepoint(SAVEPOINT);
  }

  /** A parameter for {@code bytea[]}, which Jdbi can't make. */
  Array bytea(byte[][] values) {
    try {
      return handle.getConnection().createArrayOf("bytea", values);
    } catch (SQLException e) {
      throw new IllegalStateException("An array needs an open connection.", e);
    }
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
