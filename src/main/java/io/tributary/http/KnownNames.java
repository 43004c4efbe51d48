package io.tributary.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of headers that every redirect asks for or sets, made once: the library makes a new one
 * each time it is asked for a name that is no standard's.
 */
final class KnownNames {
  private static final Map<String, HeaderName> NAMES =
      Arrays.stream(
              new String[] {
                "Cache-Control",
                "Content-Type",
                "Cookie",
                "Host",
                "Location",
                "Origin",
                "Purpose",
                "Referer",
                "Sec-Purpose",
                "Set-Cookie",
                "Tributary-Result",
                "User-Agent",
                "X-Forwarded-For",
                "X-Forwarded-Proto",
                "X-Moz"
              })
          .collect(Collectors.toUnmodifiableMap(Function.identity(), HeaderNames::create));

  private KnownNames() {}

  static HeaderName of(String name) {
    HeaderName known = NAMES.get(name);
    return known == null ? HeaderNames.create(name) : known;
  }
}
