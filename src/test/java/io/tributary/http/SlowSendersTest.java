package io.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whom the watch over slow senders remembers. */
final class SlowSendersTest {
  @Test
  void connectionsThatEndedUnreleased_areForgottenLongBeforeTheirDeadline() throws Exception {
    try (SlowSenders senders = SlowSenders.start(Duration.ofHours(1))) {
      for (int number = 0; number < 100; number++) {
        Thread.startVirtualThread(senders::watch).join();
      }
      long start = System.nanoTime();
      while (senders.watched() > 0 && System.nanoTime() - start < 10_000_000_000L) {
        Thread.onSpinWait();
      }
      assertThat(senders.watched()).isZero();
    }
  }
}
