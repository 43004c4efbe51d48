package io.tributary.stripe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an address leads, to be compared: letter case, default ports and a last slash don't count.
 */
record Place(String scheme, String host, int port, String path) {
  private static final Pattern PRIVATE =
      Pattern.compile(
          "localhost|.*\\.(localhost|local|internal|lan|test)|\\[?::1]?|\\[?f[cd][0-9a-f]{2}:.*"
              + "|(127|10)(\\.\\d+){3}|192\\.168(\\.\\d+){2}|172\\.(1[6-9]|2\\d|3[01])(\\.\\d+){2}"
              + "|169\\.254(\\.\\d+){2}|0\\.0\\.0\\.0");

  /** Empty for what is no web address. */
  static Optional<Place> of(String address) {
    try {
      URI uri = new URI(address.strip());
      if (uri.getHost() == null || uri.getScheme() == null) {
        return Optional.empty();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
      return Optional.of(new Place(scheme, host(uri), port(uri, scheme), path));
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri, String scheme) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return scheme.equals("http") ? 80 : 443;
  }

  /** Whether the same machine answers there, by its name. */
  boolean isBeside(Place other) {
    return host.equals(other.host) && port == other.port && scheme.equals(other.scheme);
  }

  boolean hasHost(Place other) {
    return host.equals(other.host);
  }

  /** Whether no stranger reaches a host of this name. */
  boolean isPrivate() {
    return PRIVATE.matcher(host).matches();
  }
}
