package io.tributary.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Drops a connection that may only read: after a failover it leads to the server that was the
 * first, or it was opened before that one became so.
 */
final class ReadOnlyEviction implements SQLExceptionOverride {
  private static final String READ_ONLY_TRANSACTION = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return READ_ONLY_TRANSACTION.equals(failure.getSQLState())
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
