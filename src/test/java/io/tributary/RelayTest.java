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
final class RelayTest {
  private final List<String> woken = new ArrayList<>();
  private final Relay relay = new Relay(woken::add);

  @Test
  void aStoredMessage_wakesTheIntake_andNoOtherOutcomeDoes() {
    relay.heard(WebhookOutcome.REPEATED);
    relay.heard(WebhookOutcome.BAD_SIGNATURE);
    assertThat(woken).isEmpty();
    relay.heard(WebhookOutcome.STORED);
    assertThat(woken).containsExactly(Relay.INTAKE);
  }

  @Test
  void whatTheIntakeRead_wakesTheLoader_andOnlyThen() {
    Deque<Integer> read = new ArrayDeque<>(List.of(0, 3));
    var _ = relay.intake(read::pop).getAsInt();
    assertThat(woken).isEmpty();
    assertThat(relay.intake(read::pop).getAsInt()).isEqualTo(3);
    assertThat(woken).containsExactly(Relay.LOADER);
  }

  /** Not the beat that was under way: it may have missed the clicks from before the payment. */
  @Test
  void theLoadersNextWholeBeat_wakesTheAttributor_once() {
    var _ = relay.loader(this::entersPayment).getAsInt();
    assertThat(woken).containsExactly(Relay.LOADER);
    var _ = relay.loader(() -> 0).getAsInt();
    var _ = relay.loader(() -> 0).getAsInt();
    assertThat(woken).containsExactly(Relay.LOADER, Relay.ATTRIBUTOR);
  }

  private int entersPayment() {
    var _ = relay.intake(() -> 1).getAsInt();
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
