package io.tributary.demo;

import io.tributary.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which keys open the stand-in, and what each may do. */
final class ApiKeys {
  private static final String ALL = "*";
  private final Map<String, Set<String>> permissions = new ConcurrentHashMap<>();

  /** A key that was shown, and what it may do. */
  record Grant(String key, Set<String> permissions) {
    Grant {
      permissions = Set.copyOf(permissions);
    }

    /** Whether the key opens test data, which is all that it opens then. */
    boolean isTest() {
      return key.contains("_test_");
    }

    /**
     * Refuses who may not.
     *
     * @param permission such as {@code rak_charge_read}; to write is to read
     */
    void require(String permission) {
      boolean isAllowed =
          permissions.contains(ALL)
              || permissions.contains(permission)
              || permissions.contains(permission.replaceFirst("_read$", "_write"));
      if (!isAllowed) {
        throw StripeError.permissionMissing(key, permission);
      }
    }

    /** Refuses who may not read objects of that type. */
    void requireToRead(String object) {
      Listing.of(object).ifPresent(listing -> require(listing.permission()));
    }
  }

  /** A key that may do all. */
  void admit(String key) {
    permissions.put(key, Set.of(ALL));
  }

  void admit(String key, Set<String> allowed) {
    permissions.put(key, Set.copyOf(allowed));
  }

  void refuse(String key) {
    permissions.remove(key);
  }

  /**
   * Reads the key of a request, sent as a bearer token or as the user of Basic.
   *
   * @throws StripeError without one, or with one that is not ours
   */
  Grant grant(Request request) {
    String header = request.header("Authorization").orElse("");
    String key = header.startsWith("Basic ") ? user(header) : header.replaceFirst("^Bearer ", "");
    if (key.isEmpty()) {
      throw StripeError.keyRefused(
          "You did not provide an API key: send it in the Authorization header, as a Bearer token.");
    }
    Set<String> allowed = permissions.get(key);
    if (allowed == null) {
      throw StripeError.keyRefused("Invalid API Key provided: " + StripeError.masked(key));
    }
    return new Grant(key, allowed);
  }

  private static String user(String header) {
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()).strip());
      return new String(decoded, StandardCharsets.UTF_8).replaceFirst(":.*$", "");
    } catch (IllegalArgumentException garbage) {
      return "";
    }
  }
}
