package io.tributary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The load generator: one thread, non-blocking sockets, and a latency that counts from the moment a
 * request was due. A server that stalls can't slow down the clock it is measured by.
 */
final class LoadLoop {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SHORT_PAUSE = TimeUnit.MICROSECONDS.toNanos(50);
  private final Load load;
  private final Schedule schedule;
  private final Tally tally = new Tally();
  private final Deque<Connection> free = new ArrayDeque<>();
  private final List<Connection> connections = new ArrayList<>();
  private final Consumer<SelectionKey> onReady = this::advance;
  private final long patience;
  private final long start;
  private long now;

  private LoadLoop(Load load, Duration patience, long start) {
    this.load = load;
    this.patience = patience.toNanos();
    this.start = start;
    this.schedule = Schedule.of(load.pace(), load.length());
  }

  /** Runs a load to its end, and waits for what is still under way. */
  static LoadResult run(Load load) {
    return run(load, PATIENCE);
  }

  static LoadResult run(Load load, Duration patience) {
    return run(load, patience, System.nanoTime());
  }

  /**
   * Runs a load whose time began at a known moment.
   *
   * @param patience how long to wait for answers after the last request was due
   * @param start by {@link System#nanoTime}
   */
  static LoadResult run(Load load, Duration patience, long start) {
    try (Selector selector = Selector.open()) {
      return new LoadLoop(load, patience, start).run(selector);
    } catch (IOException noSelector) {
      throw new UncheckedIOException(noSelector);
    }
  }

  private LoadResult run(Selector selector) throws IOException {
    for (int number = 0; number < load.connections(); number++) {
      connections.add(new Connection(selector, load.server(), load.manner()));
    }
    free.addAll(connections);
    while (!isDone()) {
      sendWhatIsDue();
      selectReady(selector);
      now = System.nanoTime() - start;
    }
    giveUp();
    return tally.result(schedule.end() / 1e9);
  }

  private boolean isDone() {
    return (schedule.isOver(now) && free.size() == connections.size())
        || now > schedule.end() + patience
        || tally.isHopeless();
  }

  private void sendWhatIsDue() {
    while (!free.isEmpty() && schedule.isDue(now)) {
      if (!free.element().load(load.requests())) {
        schedule.stop(now);
        return;
      }
      Connection connection = free.remove();
      try {
        connection.send(schedule.take(now));
      } catch (IOException failed) {
        broke(connection, failed);
      }
    }
  }

  /** A selector's patience is in milliseconds, too coarse for thousands of requests a second. */
  private void selectReady(Selector selector) throws IOException {
    long pause = free.isEmpty() ? MILLISECOND : schedule.untilNext(now);
    if (pause >= MILLISECOND) {
      selector.select(onReady, 1);
    } else if (selector.selectNow(onReady) == 0 && pause > 0) {
      LockSupport.parkNanos(Math.min(pause, SHORT_PAUSE));
    }
  }

  private void advance(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (connection.advance()) {
        now = System.nanoTime() - start;
        tally.answered(connection.response(), now - connection.due(), now <= schedule.end());
        connection.rest();
        free.add(connection);
      }
    } catch (IOException failed) {
      broke(connection, failed);
    }
  }

  /** A connection that broke while it was free is simply opened anew. */
  private void broke(Connection connection, IOException failure) {
    if (connection.isBusy()) {
      now = System.nanoTime() - start;
      tally.broke(now - connection.due(), failure);
      free.add(connection);
    }
    close(connection);
  }

  /** Whatever isn't answered by now waited at least until now. */
  private void giveUp() {
    for (Connection connection : connections) {
      if (connection.isBusy()) {
        tally.gaveUp(now - connection.due());
      }
      close(connection);
    }
    while (schedule.owes()) {
      tally.gaveUp(now - schedule.take(now));
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (IOException gone) {
      // The system has let go of it already.
      return;
    }
  }
}
