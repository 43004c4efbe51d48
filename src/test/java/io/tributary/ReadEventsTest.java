package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Fact;
import io.tributary.model.MessageId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import io.tributary.stripe.EventTranslator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Setup page asks for no event that nobody reads. */
final class ReadEventsTest {
  private static final Path VIEW = Path.of("src/main/java/io/tributary/dashboard/SetupView.java");
  private static final Pattern TYPE = Pattern.compile("\"([a-z_]+\\.[a-z_.]+)\"");

  @Test
  void everyEventThatSetupAsksFor_isRead() throws IOException {
    List<String> types =
        TYPE.matcher(Files.readString(VIEW)).results().map(match -> match.group(1)).toList();

    assertThat(types).hasSizeGreaterThan(30).allMatch(ReadEventsTest::isRead);
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
