package io.tributary.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts off who sends headers or a body too slowly: interrupts the connection's thread, which closes
 * the connection. The library's own read timeout has no effect on its non-blocking sockets.
 */
final class SlowSenders implements Http1ConnectionListener, AutoCloseable {
  private static final long LONGEST_PAUSE_MILLIS = 250;
  private final Map<Thread, Wait> waits = new ConcurrentHashMap<>();
  private final long patienceNanos;
  private final Thread watcher;

  /** One thread waiting for a sender; over once released or cut off, whichever is first. */
  private static final class Wait {
    private final long deadline;
    private boolean over;

    Wait(long deadline) {
      this.deadline = deadline;
    }

    synchronized void release() {
      over = true;
    }

    synchronized void cutOff(Thread thread) {
      if (!over) {
        over = true;
        thread.interrupt();
      }
    }
  }

  private SlowSenders(Duration patience) {
    patienceNanos = patience.toNanos();
    long pause = Math.clamp(patience.toMillis() / 8, 10, LONGEST_PAUSE_MILLIS);
    watcher = Thread.ofVirtual().name("slow-senders").unstarted(() -> watchEvery(pause));
  }

  static SlowSenders start(Duration patience) {
    SlowSenders senders = new SlowSenders(patience);
    senders.watcher.start();
    return senders;
  }

  /** Headers must follow the request line in time. */
  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    watch();
  }

  @Override
  public void headers(ConnectionContext connection, Headers headers) {
    release();
  }

  /** The current thread waits for a sender from now on. */
  void watch() {
    waits.put(Thread.currentThread(), new Wait(System.nanoTime() + patienceNanos));
  }

  /** The current thread waits no longer. */
  void release() {
    Wait wait = waits.remove(Thread.currentThread());
    if (wait != null) {
      wait.release();
    }
  }

  /** How many are waited for, and how many have just ended. */
  int watched() {
    return waits.size();
  }

  private void watchEvery(long pauseMillis) {
    try {
      while (true) {
        Thread.sleep(pauseMillis);
        cutOffOverdue(System.nanoTime());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void cutOffOverdue(long now) {
    waits.forEach(
        (thread, wait) -> {
          if (!thread.isAlive()) {
            // Refused or gone; kept until its deadline, many of them would fill the memory.
            waits.remove(thread, wait);
          } else if (now - wait.deadline > 0 && waits.remove(thread, wait)) {
            wait.cutOff(thread);
          }
        });
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
