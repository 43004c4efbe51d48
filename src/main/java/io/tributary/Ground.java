package io.tributary;

import io.tributary.config.Config;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseAddress;
import io.tributary.storage.EmbeddedPostgres;
import java.time.Duration;
import java.util.Optional;

/**
 * PostgreSQL alone, as it is: for commands that copy a database and must neither bring its tables
 * up to date nor give it a key.
 */
record Ground(Optional<EmbeddedPostgres> embedded, Database database) implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Starts or finds the server. */
  static Ground open(Config config) {
    Optional<EmbeddedPostgres> embedded =
        config.database().url().isPresent()
            ? Optional.empty()
            : Optional.of(EmbeddedPostgres.open(config.data()));
    DatabaseAddress address =
        embedded
            .map(EmbeddedPostgres::address)
            .orElseGet(() -> Foundations.outside(config.database()));
    return new Ground(embedded, Database.open(address, MOST_CONNECTIONS, PATIENCE));
  }

  @Override
  public void close() {
    database.close();
    embedded.ifPresent(EmbeddedPostgres::close);
  }
}
