package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stripe.WebhookOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is woken when a payment goes from the door to its conversion. */
final class BatonTest {
  private final List<String> woken = new ArrayList<>();
  private final Baton baton = new Baton(woken::add);

  @Test
  void aStoredMessage_wakesTheIntake_andNoOtherOutcomeDoes() {
    baton.heard(WebhookOutcome.REPEATED);
    baton.heard(WebhookOutcome.BAD_SIGNATURE);
    assertThat(woken).isEmpty();
    baton.heard(WebhookOutcome.STORED);
    assertThat(woken).containsExactly(Baton.INTAKE);
  }

  @Test
  void whatTheIntakeRead_wakesTheLoader_andOnlyThen() {
    Deque<Integer> read = new ArrayDeque<>(List.of(0, 3));
    var _ = baton.intake(read::pop).getAsInt();
    assertThat(woken).isEmpty();
    assertThat(baton.intake(read::pop).getAsInt()).isEqualTo(3);
    assertThat(woken).containsExactly(Baton.LOADER);
  }

  /** Not the beat that was under way: it may have missed the clicks from before the payment. */
  @Test
  void theLoadersNextWholeBeat_wakesTheAttributor_once() {
    var _ = baton.loader(this::entersPayment).getAsInt();
    assertThat(woken).containsExactly(Baton.LOADER);
    var _ = baton.loader(() -> 0).getAsInt();
    var _ = baton.loader(() -> 0).getAsInt();
    assertThat(woken).containsExactly(Baton.LOADER, Baton.ATTRIBUTOR);
  }

  private int entersPayment() {
    var _ = baton.intake(() -> 1).getAsInt();
    return 0;
  }

  @Test
  void aWorkerThatRests_isWokenByItsName() throws InterruptedException {
    CountDownLatch beats = new CountDownLatch(2);
    try (Workers workers = new Workers()) {
      workers.wake("sleeper");
      workers.add("sleeper", () -> count(beats), Duration.ofMinutes(10)).start();
      while (beats.getCount() > 1) {
        Thread.onSpinWait();
      }
      workers.wake("somebody else");
      workers.wake("sleeper");
      assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static int count(CountDownLatch beats) {
    beats.countDown();
    return 0;
  }
}
