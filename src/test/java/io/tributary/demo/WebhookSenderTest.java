package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.DemoSettings.Ports;
import io.tributary.demo.DemoSettings.Timing;
import io.tributary.demo.DemoSettings.TrackedLinks;
import io.tributary.model.Secret;
import io.tributary.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Deliveries by a clock that the test turns: shuffled, doubled, repeated after failures. */
final class WebhookSenderTest {
  private static final Timing TIMING =
      new Timing(
          Duration.ofSeconds(3), 2, Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(10));
  private final SettableClock clock = SettableClock.atNoon();
  private final List<Task> tasks = new ArrayList<>();

  /** Work and how long after now it is due. */
  private record Task(Duration delay, Runnable work) {}

  private WebhookSender sender(RecordingHook hook) {
    DemoSettings settings =
        new DemoSettings(
            hook.address(),
            new Secret("whsec_x"),
            new Ports(0, 0),
            new TrackedLinks("a", "b"),
            TIMING);
    Later later = (delay, work) -> tasks.add(new Task(delay, work));
    return new WebhookSender(settings, later, clock, new SplittableRandom(3));
  }

  private void runNext() {
    Task next = tasks.stream().min(Comparator.comparing(Task::delay)).orElseThrow();
    tasks.remove(next);
    next.work().run();
  }

  @Test
  void everyCopyComesAtItsOwnMoment_inNoOrder() throws InterruptedException {
    try (RecordingHook hook = new RecordingHook();
        WebhookSender sender = sender(hook)) {
      List<String> sent = List.of("1", "2", "3", "4");
      sent.forEach(sender::send);
      assertThat(tasks).hasSize(8).allMatch(task -> task.delay().compareTo(TIMING.latest()) <= 0);
      while (!tasks.isEmpty()) {
        runNext();
      }
      List<String> came = hook.await(8).stream().map(RecordingHook.Delivery::body).toList();
      assertThat(came).containsExactlyInAnyOrder("1", "1", "2", "2", "3", "3", "4", "4");
      assertThat(came.stream().distinct().toList()).isNotEqualTo(sent);
    }
  }

  @Test
  void failureAndRedirectAreTriedAgain_withANewSignatureAndALongerPause()
      throws InterruptedException {
    try (RecordingHook hook = new RecordingHook(200, 500, 302);
        WebhookSender sender = sender(hook)) {
      sender.send("message");
      runNext();
      assertThat(tasks).hasSize(1);
      runNext();
      assertThat(tasks).extracting(Task::delay).containsExactly(Duration.ofSeconds(2));
      clock.advance(Duration.ofSeconds(2));
      runNext();
      assertThat(tasks).extracting(Task::delay).containsExactly(Duration.ofSeconds(4));
      runNext();
      assertThat(tasks).isEmpty();
      List<RecordingHook.Delivery> came = hook.await(4);
      assertThat(came.get(1).signature()).isNotEqualTo(came.get(2).signature());
    }
  }

  @Test
  void deadTributaryIsGivenUpAfterFiveTries() {
    WebhookSender sender;
    try (RecordingHook hook = new RecordingHook()) {
      sender = sender(hook);
    }
    try (sender) {
      CountDownLatch answered = sender.send("message");
      int tries = 0;
      while (!tasks.isEmpty()) {
        runNext();
        tries++;
      }
      assertThat(tries).isEqualTo(TIMING.copies() * 5);
      assertThat(answered.getCount()).isEqualTo(1);
    }
  }
}
