package io.tributary.stripe;

import io.tributary.http.BadRequest;
import io.tributary.model.WantedEvents;
import io.tributary.storage.InboxTable.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Events from Stripe's list, as the messages that the webhook door makes of them: one that comes
 * both ways is one message.
 *
 * <p>Source: docs.stripe.com/api/events/list. The list is 30 days deep, and keeps the version an
 * event was made with.
 */
final class EventBackfill {
  private static final String PATH = "/v1/events";
  private static final int MOST_TYPES = 20;
  private static final Duration OVERLAP = Duration.ofHours(2);
  private static final Duration HORIZON = Duration.ofDays(30);

  private EventBackfill() {}

  /**
   * The lists to walk: Stripe takes 20 types a list. The name says which, so that a list with other
   * types begins anew.
   */
  static List<WalkedList> lists() {
    List<String> types = WantedEvents.all();
    List<WalkedList> lists = new ArrayList<>();
    for (int first = 0; first < types.size(); first += MOST_TYPES) {
      List<String> some = types.subList(first, Math.min(types.size(), first + MOST_TYPES));
      lists.add(
          new WalkedList(
              "events " + Marks.of(String.join(" ", some)),
              PATH,
              query(some),
              OVERLAP,
              Optional.of(HORIZON)));
    }
    return lists;
  }

  private static Map<String, String> query(List<String> types) {
    Map<String, String> query = new HashMap<>();
    for (int number = 0; number < types.size(); number++) {
      query.put("types[" + number + "]", types.get(number));
    }
    return query;
  }

  /** The messages; what is no event of Stripe's is passed over. */
  static List<Incoming> messages(KeyedAccount account, List<JsonNode> events, Instant now) {
    return events.stream().flatMap(event -> message(account, event, now).stream()).toList();
  }

  private static Optional<Incoming> message(KeyedAccount account, JsonNode event, Instant now) {
    try {
      Incoming read =
          WebhookEnvelope.read(
              StripeJson.bytes(event), account.account(), _ -> account.account(), now);
      return Optional.of(account.connected().isEmpty() ? read : of(account, read));
    } catch (BadRequest unusable) {
      return Optional.empty();
    }
  }

  /** In a connected account's own list, events don't name it. */
  private static Incoming of(KeyedAccount account, Incoming read) {
    return new Incoming(
        account.account(), read.eventId(), read.type(), read.toldAt(), read.test(), read.body());
  }
}
