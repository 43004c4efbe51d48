package io.tributary.http;

import java.net.InetAddress;
import java.util.Optional;

/** A range of IP addresses in CIDR form, such as {@code 10.0.0.0/8} or {@code ::1}. */
public record AddressRange(InetAddress first, int bits) {

  /**
   * Reads a CIDR or a single address.
   *
   * @throws IllegalArgumentException when it is neither; the message names it
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text.strip() : text.substring(0, slash).strip();
    InetAddress first = literal(address).orElseThrow(() -> unreadable(text));
    int most = first.getAddress().length * 8;
    if (slash < 0) {
      return new AddressRange(first, most);
    }
    String length = text.substring(slash + 1).strip();
    if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
      throw unreadable(text);
    }
    return new AddressRange(first, Integer.parseInt(length));
  }

  /** Reads a literal address, never a host name; asks no name server. */
  static Optional<InetAddress> literal(String text) {
    boolean whole = text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == 3;
    if (!whole || text.length() > 64) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }

  /** Whether it is in the range. */
  public boolean contains(InetAddress address) {
    byte[] wanted = first.getAddress();
    byte[] actual = address.getAddress();
    if (wanted.length != actual.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((wanted[bit / 8] ^ actual[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no address range; write one like 10.0.0.0/8, 192.168.1.7 or fd00::/8");
  }
}
