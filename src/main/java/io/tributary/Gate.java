package io.tributary;

import io.tributary.http.Handler;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.storage.Database;
import io.tributary.storage.DatabaseRefusal;
import io.tributary.storage.DatabaseUnreachable;
import io.tributary.storage.Deadline;
import io.tributary.storage.StorageFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what needs the database behind it until the database has answered, has our tables and fits
 * our key; tries that until it succeeds.
 */
final class Gate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  /** How long who asks waits for a database that hangs; five times what a report may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration LAST_TRY = Duration.ofSeconds(80);
  private static final String GOES_ON =
      " Links and the tag go on working meanwhile, and no click is lost.";

  private final Runnable settle;
  private final Thread trying;
  private final CountDownLatch firstTry = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile boolean isOpen;

  private Gate(Runnable settle) {
    this.settle = settle;
    this.trying = Thread.ofVirtual().name("database").unstarted(this::tryUntilOpen);
  }

  /**
   * Begins to try.
   *
   * @param settle one try, which throws what is in the way
   */
  static Gate before(Runnable settle) {
    Gate gate = new Gate(settle);
    gate.trying.start();
    return gate;
  }

  /** Waits for the end of the first try; what was in its way, if it has ended. */
  Optional<RuntimeException> firstFailure(Duration patience) {
    try {
      boolean hasEnded = firstTry.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      return hasEnded ? failure : Optional.empty();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What is in the way; empty when the gate is open. */
  Optional<String> obstacle() {
    if (isOpen) {
      return Optional.empty();
    }
    String reason =
        failure.map(Throwable::getMessage).orElse("The database has not answered since the start.");
    return Optional.of(reason.lines().findFirst().orElse(reason));
  }

  /** Runs something once the gate is open: now, or later on another thread. */
  void whenOpen(Runnable task) {
    synchronized (waiting) {
      if (!isOpen) {
        waiting.add(task);
        return;
      }
    }
    run(task);
  }

  /**
   * The doors, answering at once while the gate is closed or the database is away.
   *
   * @param away the answer, given a reason for people
   */
  Routes guard(Routes doors, Function<String, Response> away) {
    return doors.guarded(handler -> guard(handler, away));
  }

  private Handler guard(Handler handler, Function<String, Response> away) {
    return request -> {
      if (!isOpen) {
        return away.apply("The server has started without its database and waits for it." + GOES_ON)
            .with("Retry-After", "5");
      }
      try {
        return Database.awaited(Deadline.in(PATIENCE), () -> handler.handle(request));
      } catch (RuntimeException failed) {
        if (!StorageFailure.isOutage(failed)) {
          throw failed;
        }
        return away.apply("The database does not answer right now." + GOES_ON)
            .with("Retry-After", "5");
      }
    };
  }

  private void tryUntilOpen() {
    long rest = 100;
    for (int tries = 1; !tryToOpen(tries); tries++) {
      rest = Math.min(2 * rest, LONGEST_REST.toMillis());
      try {
        if (closing.await(rest, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException ending) {
        return;
      }
    }
  }

  private boolean tryToOpen(int tries) {
    try {
      settle.run();
    } catch (RuntimeException obstacle) {
      failure = Optional.of(obstacle);
      tell(tries, obstacle);
      firstTry.countDown();
      return false;
    }
    open(tries);
    firstTry.countDown();
    return true;
  }

  private void open(int tries) {
    if (tries > 1) {
      LOG.info("the database answers and is ready after {} tries", tries);
    }
    failure = Optional.empty();
    synchronized (waiting) {
      for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
        run(task);
      }
      isOpen = true;
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failed) {
      LOG.error("something that waited for the database failed", failed);
    }
  }

  /** Says it once, and again each time the number of tries has doubled. */
  private void tell(int tries, RuntimeException obstacle) {
    if (closing.getCount() == 0 || Integer.bitCount(tries) != 1) {
      return;
    }
    if (obstacle instanceof DatabaseUnreachable || obstacle instanceof DatabaseRefusal) {
      LOG.warn("the database can't be used, tries: {}. {}", tries, obstacle.getMessage());
    } else {
      LOG.warn("the database can't be used, tries: {}", tries, obstacle);
    }
  }

  /** Tries no more. */
  @Override
  public void close() {
    closing.countDown();
    trying.interrupt();
    try {
      if (!trying.join(LAST_TRY)) {
        LOG.warn("a try to reach the database did not end and is left behind");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
