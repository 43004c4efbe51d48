package io.tributary.storage;

import io.tributary.model.Secret;
import java.util.Optional;

/**
 * Where a PostgreSQL server is and who we are there.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://127.0.0.1:5432/tributary}; may hold user and
 *     password itself
 */
public record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<Secret> password) {
  /** Without the password a URL may carry. */
  @Override
  public String toString() {
    int query = jdbcUrl.indexOf('?');
    return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
  }
}
