package io.tributary;

import io.tributary.ops.Worker;
import io.tributary.ops.WorkerState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** The house's workers: started together once the database is there, ended together. */
final class Workers implements AutoCloseable {
  private final List<Post> posts = new ArrayList<>();
  private final Deque<Worker> running = new ArrayDeque<>();
  private final Map<String, Worker> byName = new ConcurrentHashMap<>();
  private boolean isClosed;

  /** As long as Stripe is asked again when it is away, and then some. */
  private static final Duration LONGEST_ASKING = Duration.ofMinutes(15);

  private record Post(String name, IntSupplier runOnce, Duration rest, Duration longestBeat) {}

  /**
   * Adds a worker, to be started with the others.
   *
   * @param runOnce one beat; returns how much it did, 0 when there was nothing to do
   * @param rest how long to rest after a beat without work
   */
  synchronized Workers add(String name, IntSupplier runOnce, Duration rest) {
    posts.add(new Post(name, runOnce, rest, WorkerState.LONGEST_BEAT));
    return this;
  }

  /** Adds a worker that waits for Stripe's answers, which may take long. */
  synchronized Workers addAsking(String name, IntSupplier runOnce, Duration rest) {
    posts.add(new Post(name, runOnce, rest, LONGEST_ASKING));
    return this;
  }

  /** Starts them, unless the house was closed before the database came. */
  synchronized void start() {
    if (isClosed) {
      return;
    }
    posts.forEach(
        post -> {
          Worker worker = start(post);
          running.push(worker);
          byName.put(post.name(), worker);
        });
  }

  private static Worker start(Post post) {
    return Worker.start(post.name(), post.runOnce(), post.rest(), post.longestBeat());
  }

  /** There may be work for the worker of that name: ends its rest, if it runs. */
  void wake(String name) {
    Worker worker = byName.get(name);
    if (worker != null) {
      worker.wake();
    }
  }

  /** How those that run are doing. */
  synchronized List<WorkerState> states() {
    return running.stream().map(Worker::state).toList();
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    while (!running.isEmpty()) {
      Closing.close(running.pop());
    }
  }
}
