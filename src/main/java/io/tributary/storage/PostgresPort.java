package io.tributary.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.OptionalInt;

/** The local port the embedded PostgreSQL listens on. */
final class PostgresPort {
  /** Below the range from which the system gives ports to outgoing connections. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 30_000;

  private PostgresPort() {}

  /** The remembered port if it is free, else any free one. */
  static int choose(OptionalInt remembered) {
    if (remembered.isPresent() && isFree(remembered.getAsInt())) {
      return remembered.getAsInt();
    }
    return new SecureRandom()
        .ints(1_000, LOWEST, HIGHEST)
        .filter(PostgresPort::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new DatabaseUnreachable(
                    "No free port was found on 127.0.0.1 between %d and %d for the embedded PostgreSQL."
                        .formatted(LOWEST, HIGHEST)));
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
