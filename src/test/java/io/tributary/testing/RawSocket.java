package io.tributary.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Speaks to a local server byte by byte, as no polite client would. */
public final class RawSocket implements AutoCloseable {
  private final Socket socket;

  public RawSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
  }

  /** Sends each character as one byte. */
  public RawSocket send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything the server says until it closes; ask it to with {@code Connection: close}. */
  public String readAll() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        said.write(next);
      }
    } catch (SocketException reset) {
      // A server may cut off a hostile sender after it answered; what it said still counts.
    }
    return said.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
