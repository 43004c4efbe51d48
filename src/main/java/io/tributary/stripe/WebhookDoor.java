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
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Door {@code POST /hooks/stripe}: raw bytes, signature, inbox, 200. Retrying is our job from here.
 */
public final class WebhookDoor {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
  private static final int MOST_BODY_BYTES = 1024 * 1024;

  private final InboxCommit inbox;
  private final Supplier<Optional<SigningSecrets>> signing;
  private final BiConsumer<Secret, Instant> verified;
  private final InstantSource clock;
  private final BooleanSupplier inboxIsFull;
  private final Consumer<WebhookOutcome> outcomes;

  /**
   * Makes the door.
   *
   * @param signing what verifies messages, from memory; empty before it was read once
   * @param verified is told which secret has verified a message, and when
   * @param inboxIsFull port: whether more unread messages wait than may; asked for each message
   * @param outcomes port: counts what became of each message
   */
  public WebhookDoor(
      InboxCommit inbox,
      Supplier<Optional<SigningSecrets>> signing,
      BiConsumer<Secret, Instant> verified,
      InstantSource clock,
      BooleanSupplier inboxIsFull,
      Consumer<WebhookOutcome> outcomes) {
    this.inbox = inbox;
    this.signing = signing;
    this.verified = verified;
    this.clock = clock;
    this.inboxIsFull = inboxIsFull;
    this.outcomes = outcomes;
  }

  public Routes routes() {
    return new Routes()
        .add("POST", "/hooks/stripe", MOST_BODY_BYTES, this::receive)
        .add("POST", "/hooks/stripe/{account}", MOST_BODY_BYTES, this::receiveForAccount);
  }

  private Response receive(Request request) {
    return whenRead(all -> receive(request, all));
  }

  /** An address that names the account only narrows whose secrets are tried. */
  private Response receiveForAccount(Request request) {
    return whenRead(
        all ->
            all.of(request.parameter("account"))
                .map(its -> receive(request, its))
                .orElseGet(WebhookDoor::unknownAccount));
  }

  private Response whenRead(Function<SigningSecrets, Response> answer) {
    return signing
        .get()
        .map(answer)
        .orElseGet(() -> away("The server is starting and has not read its secrets yet."));
  }

  private static Response unknownAccount() {
    return Response.text(
        404,
        "There is no account of that name here: use /hooks/stripe, or add the account on the page Accounts.");
  }

  private Response receive(Request request, SigningSecrets known) {
    Instant now = clock.instant();
    return switch (StripeSignature.check(
        request.header("Stripe-Signature"), request.body(), known.valid(now), now)) {
      case StripeSignature.Verdict.Refused refused -> {
        boolean isSigned = request.header("Stripe-Signature").isPresent();
        outcomes.accept(isSigned ? WebhookOutcome.BAD_SIGNATURE : WebhookOutcome.UNSIGNED);
        throw new BadRequest(refused.reason());
      }
      case StripeSignature.Verdict.Genuine genuine -> {
        verified.accept(genuine.secret(), now);
        yield store(understood(request.body(), known.accountOf(genuine.secret()), now));
      }
    };
  }

  private InboxTable.Incoming understood(byte[] body, AccountId platform, Instant now) {
    try {
      return WebhookEnvelope.read(body, platform, now);
    } catch (BadRequest refused) {
      outcomes.accept(WebhookOutcome.REFUSED);
      throw refused;
    }
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
