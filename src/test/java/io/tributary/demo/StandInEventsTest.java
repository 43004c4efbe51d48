package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of events: by type, and of 30 days only. */
final class StandInEventsTest {
  private final SettableClock clock = new SettableClock(Things.NOON);
  private final StripeApiStandIn standIn = StripeApiStandIn.start(clock);
  private final StripeShelf shelf = standIn.shelf();
  private final StandInClient client = new StandInClient(standIn);

  @AfterEach
  void close() {
    standIn.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/events?type=charge.succeeded",
        "/v1/events?type=charge.*&created[gt]=0",
        "/v1/events?types[]=charge.succeeded&types[]=charge.failed",
        "/v1/events?types[0]=charge.succeeded&types[1]=charge.failed&delivery_success=false"
      })
  void events_areChosenByType(String path) throws IOException, InterruptedException {
    shelf.put(Things.event("evt_1", "charge.succeeded", 60, Things.thing("charge", "ch_1", 60)));
    shelf.put(Things.event("evt_2", "refund.created", 60, Things.thing("refund", "re_1", 60)));

    assertThat(client.ids(path)).isEqualTo("evt_1");
  }

  @Test
  void events_areKept30Days() throws IOException, InterruptedException {
    shelf.take(Things.event("evt_1", "charge.succeeded", 0, Things.thing("charge", "ch_1", 0)));
    clock.advance(Duration.ofDays(30));
    assertThat(client.ids("/v1/events")).isEqualTo("evt_1");

    clock.advance(Duration.ofSeconds(1));
    assertThat(client.ids("/v1/events")).isEmpty();
    assertThat(client.refusal("/v1/events/evt_1")).isEqualTo("404 resource_missing id");
    assertThat(client.ids("/v1/charges")).as("objects stay").isEqualTo("ch_1");
  }
}
