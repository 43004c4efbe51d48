package io.tributary.storage;

import io.tributary.model.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a PostgreSQL server is and who we are there.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://127.0.0.1:5432/tributary}; may hold user and
 *     password itself
 */
public record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<Secret> password) {
  /**
   * Reads {@code TRIBUTARY_DATABASE_URL}: a JDBC URL with user and password in its query, or the
   * form {@code postgres://user:password@host:port/database} that hosters hand out.
   *
   * @throws DatabaseRefusal when it is neither; the message doesn't repeat it, for it may hold a
   *     password
   */
  public static DatabaseAddress parse(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(url, Optional.empty(), Optional.empty());
    }
    if (url.matches("postgres(ql)?://[^\\s]+")) {
      return fromHosterUrl(url);
    }
    throw new DatabaseRefusal(
        "TRIBUTARY_DATABASE_URL must look like jdbc:postgresql://host:5432/database?user=…&password=… or postgres://user:password@host:5432/database.");
  }

  private static DatabaseAddress fromHosterUrl(String url) {
    int start = url.indexOf("//") + 2;
    int at = url.lastIndexOf('@', endOfHost(url, start));
    Optional<String[]> login =
        at < start ? Optional.empty() : Optional.of(url.substring(start, at).split(":", 2));
    String rest = url.substring(Math.max(start, at + 1));
    return new DatabaseAddress(
        "jdbc:postgresql://" + rest,
        login.map(words -> decode(words[0])),
        login.filter(words -> words.length == 2).map(words -> new Secret(decode(words[1]))));
  }

  private static int endOfHost(String url, int start) {
    int slash = url.indexOf('/', start);
    return slash < 0 ? url.length() : slash;
  }

  private static String decode(String word) {
    return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password a URL may carry. */
  @Override
  public String toString() {
    int query = jdbcUrl.indexOf('?');
    return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
  }
}
