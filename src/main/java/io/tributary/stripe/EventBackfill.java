package io.tributary.stripe;

import io.tributary.model.AccountId;
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
  private static final int MOST_ID_CHARACTERS = 255;
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
    Optional<String> id = shortText(event, "id");
    Optional<String> type = shortText(event, "type");
    if (id.isEmpty() || type.isEmpty() || !event.path("data").path("object").isObject()) {
      return Optional.empty();
    }
    Instant told = StripeJson.time(event, "created").orElse(now);
    boolean isLive = event.path("livemode").asBoolean(account.isLive());
    return Optional.of(
        new Incoming(
            books(account, event), id.get(), type.get(), told, !isLive, StripeJson.bytes(event)));
  }

  /** An event that names a connected account is that account's. */
  private static AccountId books(KeyedAccount account, JsonNode event) {
    return account.connected().isPresent()
        ? account.account()
        : shortText(event, "account").map(account.account()::connected).orElse(account.account());
  }

  private static Optional<String> shortText(JsonNode event, String field) {
    return StripeJson.text(event, field).filter(text -> text.length() <= MOST_ID_CHARACTERS);
  }
}
