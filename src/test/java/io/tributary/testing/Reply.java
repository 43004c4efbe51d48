package io.tributary.testing;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a {@link RecordingServer} answers, and after how long. */
public record Reply(int status, Map<String, String> headers, String body, Duration after) {

  public static Reply of(int status, String contentType, String body) {
    return new Reply(status, Map.of("Content-Type", contentType), body, Duration.ZERO);
  }

  public static Reply status(int status) {
    return new Reply(status, Map.of(), "", Duration.ZERO);
  }

  public static Reply json(int status, String body) {
    return of(status, "application/json", body);
  }

  public Reply with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body, after);
  }

  /** The same answer from a slow server. */
  public Reply slowly(Duration delay) {
    return new Reply(status, headers, body, delay);
  }

  void delay() {
    rest(after);
  }

  /** Lets real time pass, for what no clock of ours can turn: another process, the network. */
  public static void rest(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
