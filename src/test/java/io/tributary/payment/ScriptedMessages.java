package io.tributary.payment;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Fact;
import io.tributary.model.Money;
import io.tributary.model.Order;
import io.tributary.model.Telling;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.Tables;
import io.tributary.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A little language of messages, with a translator for it, so that tests can tell facts that
 * Stripe's sessions don't tell yet.
 *
 * <p>{@code paid cs pi 5}, {@code pending cs pi 5}, {@code link session:cs charge:ch}, {@code
 * ignored}, {@code bug}, {@code unreadable}.
 */
final class ScriptedMessages {
  private static final Instant NOON = Facts.NOON;

  private ScriptedMessages() {}

  /** Stores a message of that event id; repeated ones are one. */
  static void send(TestDatabase database, Tables tables, String eventId, String script) {
    byte[] body = script.getBytes(StandardCharsets.UTF_8);
    Instant told = NOON.plusSeconds(Math.floorMod(eventId.hashCode(), 100));
    Incoming message = new Incoming(AccountId.DEFAULT, eventId, "scripted", told, true, body);
    database.database().useTransaction(open -> tables.inbox().insert(open, List.of(message)));
  }

  static List<Fact> translate(Message message) {
    String[] words = new String(message.content().body(), StandardCharsets.UTF_8).split(" ", -1);
    Telling told =
        new Telling(
            message.id(),
            message.content().eventId(),
            message.content().type(),
            message.content().toldAt(),
            true);
    return switch (words[0]) {
      case "paid" -> List.of(new Fact.Paid(told, amount(words), checkout(words), told.at()));
      case "pending" -> List.of(new Fact.PaymentPending(told, amount(words), checkout(words)));
      case "link" -> List.of(new Fact.Linked(told, aliases(words)));
      case "ignored" -> List.of(new Fact.Ignored(told, "not understood so far"));
      case "bug" -> throw new IllegalStateException("a bug, expected in this test\u0000");
      default -> throw new IllegalArgumentException("no such word\u0000: " + words[0]);
    };
  }

  private static Money amount(String... words) {
    return Facts.dollars(Long.parseLong(words[3]));
  }

  private static Order checkout(String... words) {
    return Facts.session(words[1], "", words[2]);
  }

  private static List<Alias> aliases(String... words) {
    List<Alias> aliases = new ArrayList<>();
    for (int word = 1; word < words.length; word++) {
      aliases.add(Alias.parse(words[word]).orElseThrow());
    }
    return aliases;
  }
}
