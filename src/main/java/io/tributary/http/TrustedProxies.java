package io.tributary.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. */
public final class TrustedProxies {
  private static final int MOST_HOPS = 50;
  private final List<AddressRange> ranges;

  private TrustedProxies(List<AddressRange> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /** Only proxies on this machine. */
  public static TrustedProxies loopback() {
    return of(List.of("127.0.0.0/8", "::1"));
  }

  /**
   * Proxies in these ranges.
   *
   * @throws IllegalArgumentException when one is no address range; the message names it
   */
  public static TrustedProxies of(List<String> ranges) {
    return new TrustedProxies(ranges.stream().map(AddressRange::parse).toList());
  }

  /** Who really asks: the peer, or, when we trust the peer, whom it names. */
  Visitor visitor(InetAddress peer, Headers headers) {
    if (!trusts(peer)) {
      return new Visitor(peer, false);
    }
    return new Visitor(firstUntrusted(peer, headers), isHttps(headers));
  }

  /** Reads right to left, for only what our own proxies appended can be believed. */
  private InetAddress firstUntrusted(InetAddress peer, Headers headers) {
    List<String> lines = headers.every("X-Forwarded-For");
    if (lines.isEmpty()) {
      return peer;
    }
    String[] hops = String.join(",", lines).split(",", -1);
    InetAddress believed = peer;
    for (int hop = hops.length - 1; hop >= Math.max(0, hops.length - MOST_HOPS); hop--) {
      String text = hops[hop].strip();
      Optional<InetAddress> address = text.isEmpty() ? Optional.of(believed) : addressOf(text);
      if (address.isEmpty()) {
        return believed;
      }
      believed = address.get();
      if (!trusts(believed)) {
        return believed;
      }
    }
    return believed;
  }

  private boolean trusts(InetAddress address) {
    for (AddressRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHttps(Headers headers) {
    return headers
        .first("X-Forwarded-Proto")
        .map(value -> value.split(",", 2)[0].strip().equalsIgnoreCase("https"))
        .orElse(false);
  }

  /**
   * Takes {@code 1.2.3.4}, {@code 1.2.3.4:567}, {@code ::1}, {@code [::1]} and {@code [::1]:567}.
   */
  private static Optional<InetAddress> addressOf(String hop) {
    String text = hop.startsWith("\"") ? hop.replace("\"", "") : hop;
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end < 0 ? Optional.empty() : AddressRange.literal(text.substring(1, end));
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
    return AddressRange.literal(hasPort ? text.substring(0, colon) : text);
  }
}
