package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port of this machine's loopback address where nobody listens. */
public final class FreeAddress {
  private FreeAddress() {}

  public static InetSocketAddress find() {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      return new InetSocketAddress(loopback, taken.getLocalPort());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
