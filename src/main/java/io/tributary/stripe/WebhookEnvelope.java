package io.tributary.stripe;

import io.tributary.http.BadRequest;
import io.tributary.model.AccountId;
import io.tributary.storage.InboxTable;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads of a webhook's message what the inbox must know; everything else is read later, from the
 * stored bytes.
 */
final class WebhookEnvelope {
  private static final int MOST_ID_CHARACTERS = 255;
  private static final Pattern MEMBER = Pattern.compile("acct_\\w{1,250}");

  private WebhookEnvelope() {}

  /**
   * What the inbox must know of a message that an account's secret has verified.
   *
   * @param member whose books the account of a context has, within that account
   * @throws BadRequest when it is nothing we can take
   */
  static InboxTable.Incoming read(
      byte[] body, AccountId platform, Function<String, AccountId> member, Instant now) {
    JsonNode event =
        StripeJson.object(body)
            .orElseThrow(
                () -> new BadRequest("The body is not a JSON object, or is nested too deeply."));
    refuseThin(event);
    String id = required(event, "id");
    String type = required(event, "type");
    if (!event.path("data").path("object").isObject()) {
      throw new BadRequest(
          "The event has no data.object: choose snapshot payloads for this endpoint.");
    }
    AccountId account = account(event, platform, member);
    Instant told = StripeJson.time(event, "created").orElse(now);
    return new InboxTable.Incoming(account, id, type, told, !live(event), body);
  }

  /**
   * The account that a Connect event names, or an organisation's; without one the message is the
   * platform's own. Whose secret has verified it was decided before, for anybody could write an
   * account.
   */
  private static AccountId account(
      JsonNode event, AccountId platform, Function<String, AccountId> member) {
    return StripeJson.text(event, "account").isPresent()
        ? platform.connected(required(event, "account"))
        : StripeJson.text(event, "context")
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .filter(last -> MEMBER.matcher(last).matches())
            .map(member)
            .orElse(platform);
  }

  private static boolean live(JsonNode event) {
    return event
        .path("livemode")
        .asBoolean(event.path("data").path("object").path("livemode").asBoolean(false));
  }

  private static void refuseThin(JsonNode event) {
    if (StripeJson.text(event, "object").equals(Optional.of("v2.core.event"))) {
      throw new BadRequest(
          "This is a thin event, which carries no payment data. In Stripe, edit the event destination and choose"
              + " the payload style \"Snapshot\".");
    }
  }

  private static String required(JsonNode event, String field) {
    return StripeJson.text(event, field)
        .filter(text -> text.length() <= MOST_ID_CHARACTERS)
        .orElseThrow(
            () ->
                new BadRequest(
                    "The event has no usable \"" + field + "\": is this a Stripe event?"));
  }
}
