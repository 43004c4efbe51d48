package io.tributary.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker tells of its beats, while others look. */
final class WorkerTest {
  private static final int FAILS = -1;
  private static final int ENDS = -2;
  private final BlockingQueue<Integer> plan = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
  private final Worker worker = Worker.start("digger", this::beat, Duration.ofMillis(1));

  @AfterEach
  void close() {
    plan.add(ENDS);
    worker.close();
  }

  @Test
  void beatsAndWhatTheyDid_areAddedUp() throws InterruptedException {
    run(3, 4);

    assertThat(worker.state().beats()).isEqualTo(2);
    assertThat(worker.state().items()).isEqualTo(7);
    assertThat(worker.state().failures()).isZero();
    assertThat(worker.state().name()).isEqualTo("digger");
  }

  @Test
  void failuresInARow_areCounted_untilABeatSucceeds() throws InterruptedException {
    run(FAILS, FAILS);
    assertThat(worker.state().failuresInARow()).isEqualTo(2);

    run(1);
    assertThat(worker.state().failuresInARow()).isZero();
    assertThat(worker.state().failures()).isEqualTo(2);
    assertThat(worker.state().beats()).isEqualTo(1);
  }

  @Test
  void whileABeatLasts_theTimeSinceTheLastGrows() throws InterruptedException {
    run(1);
    Duration before = worker.state().sinceBeat();

    assertThat(worker.state().sinceBeat()).isGreaterThan(before);
    plan.add(1);
    begun.poll(10, TimeUnit.SECONDS);
    begun.poll(10, TimeUnit.SECONDS);
    assertThat(worker.state().beats()).isEqualTo(2);
  }

  /** Returns when all of them have ended, for the next has begun and waits for its plan. */
  private void run(int... beats) throws InterruptedException {
    for (int beat : beats) {
      begun.poll(10, TimeUnit.SECONDS);
      plan.add(beat);
    }
    while (begun.isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private int beat() {
    try {
      begun.add(1);
      int planned = plan.take();
      if (planned == FAILS) {
        throw new IllegalStateException("as planned");
      }
      return Math.max(0, planned);
    } catch (InterruptedException ending) {
      throw new IllegalStateException(ending);
    }
  }
}
