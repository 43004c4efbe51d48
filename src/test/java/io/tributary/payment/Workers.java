package io.tributary.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** Lets workers beat at the same time, each on a thread of its own. */
public final class Workers {
  private Workers() {}

  /** Each beats until it finds nothing; a failure of one is thrown. */
  public static void race(List<IntSupplier> workers) {
    List<Runnable> loops = new ArrayList<>();
    for (IntSupplier worker : workers) {
      loops.add(() -> beatUntilIdle(worker));
    }
    together(loops);
  }

  /** Runs all at the same time and waits for them. */
  public static void together(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(threads.submit(task)));
      for (Future<?> task : running) {
        task.get(60, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static void beatUntilIdle(IntSupplier worker) {
    int idle = 0;
    while (idle < 2) {
      idle = worker.getAsInt() == 0 ? idle + 1 : 0;
    }
  }
}
