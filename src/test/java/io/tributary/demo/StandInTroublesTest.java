package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the stand-in does when it is told to make trouble. */
final class StandInTroublesTest {
  private static final String CHARGES = "/v1/charges";
  private final SettableClock clock = new SettableClock(Things.NOON);
  private final StripeApiStandIn standIn = StripeApiStandIn.start(clock);
  private final StandInClient client = new StandInClient(standIn);

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void troublesComeInOrder_thenAllIsWell() throws IOException, InterruptedException {
    standIn.troubles().next(Trouble.ERROR, Trouble.RATE_LIMIT, Trouble.LOCKED, Trouble.UNAVAILABLE);

    assertThat(client.refusal(CHARGES)).isEqualTo("500 - -");
    assertThat(client.refusal(CHARGES)).isEqualTo("429 rate_limit -");
    assertThat(client.refusal(CHARGES)).isEqualTo("409 lock_timeout -");
    assertThat(client.ask(CHARGES).body()).isEqualTo("upstream connect error");
    assertThat(client.ask(CHARGES).statusCode()).isEqualTo(200);
  }

  @Test
  void rateLimit_mayBeSaidWithATime() throws IOException, InterruptedException {
    standIn.troubles().next(Trouble.RATE_LIMIT_FOR_A_SECOND, Trouble.RATE_LIMIT);

    assertThat(client.ask(CHARGES).headers().firstValue("Retry-After")).contains("1");
    assertThat(client.ask(CHARGES).headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void cutAnswer_endsInTheMiddle() throws IOException, InterruptedException {
    standIn.troubles().next(Trouble.CUT);

    assertThatThrownBy(() -> client.ask(CHARGES))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(client.ask(CHARGES).statusCode()).isEqualTo(200);
  }

  @Test
  void silence_lastsLongerThanAClientWaits() {
    standIn.troubles().next(Trouble.SILENCE);

    assertThatThrownBy(() -> client.send(client.request(CHARGES).timeout(Duration.ofMillis(200))))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void silence_endsInABadGateway() throws IOException, InterruptedException {
    standIn.troubles().silence(Duration.ofMillis(50));
    standIn.troubles().next(Trouble.SILENCE);

    assertThat(client.ask(CHARGES).statusCode()).isEqualTo(503);
  }

  @Test
  void troublesByChance_followFromTheSeed_andNeverComeTwiceInARow()
      throws IOException, InterruptedException {
    List<Integer> first = statuses(7);
    List<Integer> second = statuses(7);

    assertThat(first).isEqualTo(second).contains(200).contains(429);
    for (int at = 1; at < first.size(); at++) {
      assertThat(first.get(at) == 200 || first.get(at - 1) == 200).isTrue();
    }
  }

  /** Of thirty requests; 0 for one that was cut. */
  private List<Integer> statuses(long seed) throws InterruptedException {
    standIn.troubles().byChance(seed, 2);
    List<Integer> statuses = new ArrayList<>();
    for (int request = 0; request < 30; request++) {
      try {
        statuses.add(client.ask(CHARGES).statusCode());
      } catch (IOException cut) {
        statuses.add(0);
      }
    }
    standIn.troubles().end();
    return statuses;
  }

  @Test
  void limit_isOfEachAddressInEachSecond() throws IOException, InterruptedException {
    standIn.limit(2);
    client.read("/v1/refunds");
    client.read(CHARGES);
    client.read(CHARGES);
    assertThat(client.refusal(CHARGES)).isEqualTo("429 rate_limit -");
    assertThat(client.ask("/v1/refunds").statusCode()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));
    assertThat(client.ask(CHARGES).statusCode()).isEqualTo(200);
  }
}
