package io.tributary.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges whether a written value is what its setting needs. */
final class Values {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,7}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?");
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");

  private Values() {}

  static boolean isPort(String value) {
    return isWholeNumber(value, 65_535);
  }

  static boolean isBetween(int least, int most, String value) {
    return isWholeNumber(value, most) && Integer.parseInt(value) >= least;
  }

  static boolean isPath(String value) {
    try {
      return !Path.of(value).toString().isEmpty();
    } catch (InvalidPathException impossible) {
      return false;
    }
  }

  static boolean isHost(String value) {
    boolean hasPort = value.indexOf(':') >= 0 && value.indexOf(':') == value.lastIndexOf(':');
    return HOST.matcher(value).matches() && !hasPort;
  }

  static boolean isOrigin(String value) {
    return httpUrl(value)
        .filter(url -> url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
        .filter(url -> url.getRawQuery() == null && url.getRawFragment() == null)
        .filter(url -> url.getRawUserInfo() == null)
        .isPresent();
  }

  static boolean isHttpUrl(String value) {
    return httpUrl(value).isPresent();
  }

  static boolean isDatabaseUrl(String value) {
    return value.startsWith("jdbc:postgresql:")
        || value.startsWith("postgres://")
        || value.startsWith("postgresql://");
  }

  static boolean isSecretList(String value) {
    return Arrays.stream(value.split(",", -1)).allMatch(secret -> !secret.isBlank());
  }

  /** Whether a header can carry it; the message that it can't would repeat it. */
  static boolean isStripeKey(String value) {
    return PRINTABLE.matcher(value).matches();
  }

  static boolean isNetworkList(String value) {
    return Arrays.stream(value.split(",", -1)).allMatch(network -> isNetwork(network.strip()));
  }

  private static boolean isNetwork(String value) {
    String[] parts = value.split("/", -1);
    boolean isIpv4 = isIpv4(parts[0]);
    boolean isAddress = isIpv4 || IPV6.matcher(parts[0]).matches();
    return isAddress
        && (parts.length == 1 || (parts.length == 2 && isWholeNumber(parts[1], isIpv4 ? 32 : 128)));
  }

  private static boolean isIpv4(String value) {
    return IPV4.matcher(value).matches()
        && Arrays.stream(value.split("\\.", -1)).allMatch(part -> isWholeNumber(part, 255));
  }

  private static boolean isWholeNumber(String value, int most) {
    return WHOLE_NUMBER.matcher(value).matches() && Integer.parseInt(value) <= most;
  }

  private static Optional<URI> httpUrl(String value) {
    try {
      URI url = URI.create(value);
      boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return isHttp && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
