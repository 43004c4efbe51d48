package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.model.WantedEvents;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import io.tributary.stripe.EventTranslator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stripe is asked for no event that nobody reads. */
final class ReadEventsTest {
  @Test
  void everyEventThatSetupAsksFor_isRead() {
    assertThat(WantedEvents.all()).hasSizeGreaterThan(30).allMatch(ReadEventsTest::isRead);
    assertThat(isRead("invoice.upcoming")).isFalse();
  }

  /** An empty object can't be read as what the type promises, unless nobody looks at it. */
  private static boolean isRead(String type) {
    byte[] body = "{\"data\": {\"object\": {}}}".getBytes(StandardCharsets.UTF_8);
    Incoming content = new Incoming(AccountId.DEFAULT, "evt", type, Instant.EPOCH, true, body);
    Message message =
        new Message(new MessageId(1), content, Instant.EPOCH, State.NEW, Optional.empty());
    try {
      return EventTranslator.translate(message).stream().noneMatch(ReadEventsTest::isUnread);
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }

  private static boolean isUnread(Fact fact) {
    return fact instanceof Fact.Ignored ignored && ignored.reason().contains("reads nothing from");
  }
}
