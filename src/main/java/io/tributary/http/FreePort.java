package io.tributary.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tries a port before anything else is started for it. */
public final class FreePort {
  private FreePort() {}

  /**
   * Refuses a port that can't be listened on.
   *
   * @throws UncheckedIOException when it is taken, or not ours to take
   */
  public static void require(ServerSettings settings) {
    InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "Port %d on %s can't be listened on: stop the program that has it, or choose another with TRIBUTARY_PORT."
              .formatted(settings.port(), settings.address()),
          taken);
    }
  }
}
