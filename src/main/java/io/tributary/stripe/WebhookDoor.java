package io.tributary.stripe;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.InboxTable;
import io.tributary.storage.StorageFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Door {@code POST /hooks/stripe}: raw bytes, signature, inbox, 200. Retrying is our job from here.
 */
public final class WebhookDoor {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
  private static final int MOST_BODY_BYTES = 1024 * 1024;
  private static final int MOST_ID_CHARACTERS = 255;

  private final InboxCommit inbox;
  private final List<Secret> secrets;
  private final InstantSource clock;
  private final BooleanSupplier inboxIsFull;
  private final Consumer<WebhookOutcome> outcomes;

  /**
   * Makes the door.
   *
   * @param inboxIsFull port: whether more unread messages wait than may; asked for each message
   * @param outcomes port: counts what became of each message
   */
  public WebhookDoor(
      InboxCommit inbox,
      List<Secret> secrets,
      InstantSource clock,
      BooleanSupplier inboxIsFull,
      Consumer<WebhookOutcome> outcomes) {
    this.inbox = inbox;
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
    this.inboxIsFull = inboxIsFull;
    this.outcomes = outcomes;
  }

  public Routes routes() {
    return new Routes()
        .add("POST", "/hooks/stripe", MOST_BODY_BYTES, this::receive)
        .add("POST", "/hooks/stripe/{account}", MOST_BODY_BYTES, this::receiveForAccount);
  }

  /**
   * An address that names the account only narrows whose secrets are tried; so far there is one.
   */
  private Response receiveForAccount(Request request) {
    String account = request.parameter("account");
    return account.equals(AccountId.DEFAULT.value())
        ? receive(request)
        : Response.text(404, "There is no account of that name here: use /hooks/stripe.");
  }

  Response receive(Request request) {
    Instant now = clock.instant();
    return switch (StripeSignature.check(
        request.header("Stripe-Signature"), request.body(), secrets, now)) {
      case StripeSignature.Verdict.Refused refused -> {
        outcomes.accept(WebhookOutcome.BAD_SIGNATURE);
        throw new BadRequest(refused.reason());
      }
      case StripeSignature.Verdict.Genuine _ -> store(understood(request.body(), now));
    };
  }

  private InboxTable.Incoming understood(byte[] body, Instant now) {
    try {
      return read(body, now);
    } catch (BadRequest refused) {
      outcomes.accept(WebhookOutcome.REFUSED);
      throw refused;
    }
  }

  /** What the inbox must know; everything else is read later, from the stored bytes. */
  private static InboxTable.Incoming read(byte[] body, Instant now) {
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
    AccountId account =
        StripeJson.text(event, "account")
            .filter(text -> text.length() <= MOST_ID_CHARACTERS)
            .map(AccountId.DEFAULT::connected)
            .orElse(AccountId.DEFAULT);
    Instant told = StripeJson.time(event, "created").orElse(now);
    return new InboxTable.Incoming(account, id, type, told, !live(event), body);
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

  private Response store(InboxTable.Incoming message) {
    if (inboxIsFull.getAsBoolean()) {
      outcomes.accept(WebhookOutcome.INBOX_FULL);
      return repeat("Too many messages wait to be read.");
    }
    try {
      return stored(message, inbox.store(message));
    } catch (RuntimeException failure) {
      if (!StorageFailure.isPassing(failure)) {
        throw failure;
      }
      LOG.warn(
          "webhook {} not stored, Stripe will repeat it: {}",
          message.eventId(),
          failure.toString());
      return away("The message could not be stored right now.");
    }
  }

  private Response stored(InboxTable.Incoming message, boolean isNew) {
    String outcome = isNew ? "stored" : "already stored";
    LOG.info("webhook {} {} {}", message.type(), message.eventId(), outcome);
    outcomes.accept(isNew ? WebhookOutcome.STORED : WebhookOutcome.REPEATED);
    return Response.text(200, outcome);
  }

  /** The answer while the database is away. */
  public Response away(String reason) {
    outcomes.accept(WebhookOutcome.NOT_STORED);
    return repeat(reason);
  }

  /** Stripe repeats what it is answered in this way, for three days. */
  private static Response repeat(String reason) {
    return Response.text(503, reason + " Please send it again.");
  }
}
