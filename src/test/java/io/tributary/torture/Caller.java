package io.tributary.torture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A connection that is kept, and made anew when it broke. It never sends a request twice by itself,
 * as the JDK's clients do: what wasn't answered is known to have been sent once.
 */
final class Caller implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;
  private final InetSocketAddress server;
  private Optional<Socket> connection = Optional.empty();
  private InputStream in = InputStream.nullInputStream();

  /** An answer's head; its body is read and forgotten. */
  record Answer(int status, Map<String, String> headers) {
    /** Empty where there is none. */
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  Caller(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * Sends a request and reads the answer.
   *
   * @throws IOException when there is none: whether the request arrived isn't known
   */
  Answer send(String request) throws IOException {
    try {
      Socket socket = connection.isPresent() ? connection.get() : connect();
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return read();
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    connection = Optional.of(socket);
    socket.connect(server, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    return socket;
  }

  private Answer read() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    Answer answer = new Answer(status, headers);
    String length = answer.header("Content-Length");
    in.skipNBytes(length.isEmpty() ? 0 : Long.parseLong(length));
    boolean mayHaveMore = length.isEmpty() && status != 204;
    if (mayHaveMore || answer.header("Connection").equalsIgnoreCase("close")) {
      close();
    }
    return answer;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    if (connection.isPresent()) {
      connection.get().close();
      connection = Optional.empty();
    }
  }
}
