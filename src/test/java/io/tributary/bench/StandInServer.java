package io.tributary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server that answers each path with the bytes a test wants; an empty answer hangs up. */
final class StandInServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Function<String, String> answers;
  private final AtomicInteger connections = new AtomicInteger();

  private StandInServer(ServerSocket listening, Function<String, String> answers) {
    this.listening = listening;
    this.answers = answers;
  }

  static StandInServer answering(Function<String, String> answers) {
    try {
      ServerSocket listening = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
      StandInServer server = new StandInServer(listening, answers);
      Thread.ofVirtual().start(server::listen);
      return server;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** An answer without a body; more headers end with a line break each. */
  static String answer(int status, String headers) {
    return "HTTP/1.1 %d Whatever\r\n%sContent-Length: 0\r\n\r\n".formatted(status, headers);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
  }

  /** How many clients have connected so far. */
  int connections() {
    return connections.get();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = listening.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String answer = answers.apply(line.split(" ", 3)[1]);
        while (!line.isEmpty()) {
          line = in.readLine();
        }
        if (answer.isEmpty()) {
          return;
        }
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
