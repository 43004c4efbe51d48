package io.tributary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends batches of hostile requests down one connection after the other, and reads all answers. */
final class HostileVisitor {
  /** What became of all requests so far; more are sent than answered, for many end their line. */
  static final class Tally {
    final LongAdder answers = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final LongAdder stuck = new LongAdder();
    final Map<String, LongAdder> statuses = new ConcurrentSkipListMap<>();
    final Queue<String> failures = new ConcurrentLinkedQueue<>();

    void count(String status) {
      answers.increment();
      statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }
  }

  private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern ACCEPTED =
      Pattern.compile("Tributary-Result: accepted(?:=(\\d+))?", Pattern.CASE_INSENSITIVE);
  private static final int BATCH = 25;
  private static final int PATIENCE_MILLIS = 20_000;
  private final int port;
  private final String session;
  private final Tally tally;

  HostileVisitor(int port, String session, Tally tally) {
    this.port = port;
    this.session = session;
    this.tally = tally;
  }

  /** One connection; the same seed sends the same bytes. */
  void visit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HostileRequests requests = new HostileRequests(random, session);
    int framed = random.nextInt(2 * BATCH);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int number = 0; number < framed; number++) {
        all.writeBytes(requests.framed());
      }
      all.writeBytes(requests.broken());
      Thread sender = Thread.startVirtualThread(() -> send(socket, all.toByteArray()));
      count(read(socket), seed);
      sender.interrupt();
    } catch (IOException broken) {
      tally.failures.add("seed " + seed + ": not let in, " + broken);
    }
  }

  /** Then half closes, so that nobody waits for the end of what has none. */
  private static void send(Socket socket, byte[] all) {
    try {
      socket.getOutputStream().write(all);
      socket.shutdownOutput();
    } catch (IOException cutOff) {
      // The server may close on us after the first request it can't make sense of.
    }
  }

  private String read(Socket socket) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] packet = new byte[16 * 1024];
    try {
      for (int read = 0; read >= 0; read = socket.getInputStream().read(packet)) {
        said.write(packet, 0, read);
      }
    } catch (SocketTimeoutException tooLate) {
      tally.stuck.increment();
    } catch (IOException reset) {
      // What was said before still counts.
    }
    return said.toString(StandardCharsets.ISO_8859_1);
  }

  private void count(String said, long seed) {
    Matcher answer = ANSWER.matcher(said);
    while (answer.find()) {
      tally.count(answer.group(1));
      if (answer.group(1).startsWith("5")) {
        tally.failures.add("seed " + seed + ": " + said.substring(answer.start()));
      }
    }
    Matcher accepted = ACCEPTED.matcher(said);
    while (accepted.find()) {
      tally.accepted.add(accepted.group(1) == null ? 1 : Long.parseLong(accepted.group(1)));
    }
  }
}
