package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.RecordingServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far Stripe's clock is ahead, by the date above its answers; no key is shown for that. */
final class StripeClockTest {
  private final RecordingServer stripe = RecordingServer.start();
  private final InstantSource clock = InstantSource.system();

  @AfterEach
  void close() {
    stripe.close();
  }

  private Duration ahead(InstantSource ours) {
    try (StripeApis apis = new StripeApis(stripe.address(""))) {
      return apis.clockAhead(ours).orElseThrow();
    }
  }

  @Test
  void clocksThatAgree_areNoMoreThanSecondsApart() {
    assertThat(ahead(clock).abs()).isLessThan(Duration.ofSeconds(10));
    assertThat(stripe.requests())
        .allMatch(request -> request.header("Authorization").isEmpty())
        .allMatch(request -> request.method().equals("HEAD"));
  }

  @Test
  void clockOfOursThatIsBehind_isSeen() {
    assertThat(ahead(() -> clock.instant().minusSeconds(600)))
        .isBetween(Duration.ofSeconds(590), Duration.ofSeconds(610));
  }

  @Test
  void unreachableStripe_tellsNothing() {
    try (StripeApis apis = new StripeApis(URI.create("http://127.0.0.1:1"))) {
      assertThat(apis.clockAhead(clock)).isEmpty();
    }
  }
}
