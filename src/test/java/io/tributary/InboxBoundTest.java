package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.storage.ReplayLock;
import io.tributary.storage.Transaction;
import io.tributary.testing.SettableClock;
import io.tributary.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody reads Stripe's messages for a while, and the inbox fills. */
final class InboxBoundTest {
  @TempDir private Path data;
  private final TestDatabase test = TestDatabase.fresh();
  private RunningHouse house;
  private ClickId click;
  private String door;

  @BeforeEach
  void open() {
    Map<String, String> settings = RunningHouse.settings(test.address(), data);
    settings.put("inbox.most-unread", "4");
    house = RunningHouse.open(settings, SettableClock.atNoon());
    house.link("spring");
    door = ConversionDoorsTest.door(house, ",\"senderRepeats\":false");
    click = house.click("spring").orElseThrow();
  }

  @AfterEach
  void close() {
    house.close();
    test.close();
  }

  @Test
  void fullInbox_asksStripeAgain_afterAnAlarmAtHalf_whereDoorsAreRefused_andTakesAllWhenItIsRead() {
    test.database().useTransaction(this::fill);

    await("tributary_inbox_unread 0.0");
    assertThat(house.pay("5", click)).isEqualTo(200);
    await("tributary_alarm{name=\"inbox_filling\"} 0.0");
    RunningHouse.await("all payments", () -> test.count("payments") == 5);
  }

  /** While the intake waits for the end of what it takes for a replay. */
  private void fill(Transaction reading) {
    ReplayLock.take(reading);
    for (String name : List.of("1", "2", "3")) {
      assertThat(house.pay(name, click)).isEqualTo(200);
    }
    await("tributary_inbox_unread 3.0");
    await("tributary_alarm{name=\"inbox_filling\"} 1.0");

    assertThat(house.get(door + "?email=ann@example.org&event=Lead").statusCode()).isEqualTo(503);
    await("tributary_door_messages_total{outcome=\"inbox_full\"} 1.0");
    assertThat(house.pay("4", click)).isEqualTo(200);
    await("tributary_inbox_unread 4.0");
    assertThat(house.pay("5", click)).isEqualTo(503);
    await("tributary_webhooks_total{outcome=\"inbox_full\"} 1.0");
  }

  private void await(String line) {
    RunningHouse.await(line, () -> house.metrics().body().contains(line + "\n"));
  }
}
