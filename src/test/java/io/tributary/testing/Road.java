package io.tributary.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a TCP server on this machine, which a test can close, and make slow. */
public final class Road implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket entrance;
  private volatile Duration delay = Duration.ZERO;

  private Road(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
    this.port = entrance.getLocalPort();
  }

  /** An open road to the port. */
  public static Road to(int target) {
    Road road = new Road(target, listen(0));
    road.admit();
    return road;
  }

  /** Where it begins. */
  public int port() {
    return port;
  }

  /** Cuts every connection, and refuses new ones. */
  @Override
  public void close() {
    close(entrance);
    ends.forEach(Road::close);
    ends.clear();
  }

  /** Lets new connections in again. */
  public void reopen() {
    entrance = listen(port);
    admit();
  }

  /** How long each packet is held back from now on. */
  public void slow(Duration each) {
    delay = each;
  }

  private void admit() {
    ServerSocket open = entrance;
    Thread.ofVirtual().start(() -> admit(open));
  }

  private void admit(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        Socket caller = open.accept();
        Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.addAll(List.of(caller, called));
        if (open.isClosed()) {
          close(caller); // it came while the road was closed, after those ends were closed
          close(called);
        }
        Thread.ofVirtual().start(() -> carry(caller, called));
        Thread.ofVirtual().start(() -> carry(called, caller));
      } catch (IOException closed) {
        close();
      }
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] packet = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(packet); read >= 0; read = in.read(packet)) {
        Reply.rest(delay);
        out.write(packet, 0, read);
      }
    } catch (IOException cut) {
      ends.remove(from);
    }
    ends.remove(to);
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception closed) {
      throw new IllegalStateException(closed);
    }
  }
}
