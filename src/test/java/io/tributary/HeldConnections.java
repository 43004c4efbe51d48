package io.tributary;

import io.tributary.storage.Database;
import io.tributary.storage.StorageFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Every connection of a server's pool, in the hands of somebody who does nothing with it. */
final class HeldConnections implements AutoCloseable {
  private final CountDownLatch giveBack = new CountDownLatch(1);
  private final List<Thread> holders = new ArrayList<>();

  private HeldConnections() {}

  /** Waits until all are taken, for workers hold some now and then. */
  static HeldConnections all(Database database, int connections) {
    HeldConnections held = new HeldConnections();
    CountDownLatch taken = new CountDownLatch(connections);
    for (int each = 0; each < connections; each++) {
      held.holders.add(Thread.ofVirtual().start(() -> held.take(database, taken)));
    }
    await(taken);
    return held;
  }

  private void take(Database database, CountDownLatch taken) {
    boolean isTaken = false;
    while (!isTaken) {
      try {
        database.useTransaction(
            open -> {
              taken.countDown();
              await(giveBack);
            });
        isTaken = true;
      } catch (RuntimeException none) {
        if (!StorageFailure.isOutage(none)) {
          throw none;
        }
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }

  /** Gives them back. */
  @Override
  public void close() {
    giveBack.countDown();
    for (Thread holder : holders) {
      try {
        holder.join();
      } catch (InterruptedException ending) {
        throw new IllegalStateException(ending);
      }
    }
  }
}
