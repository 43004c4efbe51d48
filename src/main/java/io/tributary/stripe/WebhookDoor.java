package io.tributary.stripe;

import io.tributary.http.BadRequest;
import io.tributary.http.Request;
import io.tributary.http.Response;
import io.tributary.http.Routes;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.model.SecretLesson;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.InboxCommit;
import io.tributary.storage.InboxTable;
import io.tributary.storage.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Door {@code POST /hooks/stripe}: raw bytes, signature, inbox, 200. Retrying is our job from here.
 */
public final class WebhookDoor {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
  private static final int MOST_BODY_BYTES = 1024 * 1024;

  private final InboxCommit inbox;
  private final KnownSecrets secrets;
  private final ModeGuard modes;
  private final SignatureLimit limit;
  private final InstantSource clock;
  private final BooleanSupplier inboxIsFull;
  private final Consumer<WebhookOutcome> outcomes;

  /**
   * Makes the door.
   *
   * @param secrets what verifies messages
   * @param limit how much each address may have checked in vain
   * @param inboxIsFull port: whether more unread messages wait than may; asked for each message
   * @param outcomes port: counts what became of each message
   */
  public WebhookDoor(
      InboxCommit inbox,
      KnownSecrets secrets,
      SignatureLimit limit,
      InstantSource clock,
      BooleanSupplier inboxIsFull,
      Consumer<WebhookOutcome> outcomes) {
    this.inbox = inbox;
    this.secrets = secrets;
    this.limit = limit;
    this.modes = new ModeGuard(secrets, outcomes);
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
    return whenRead(all -> receive(request, all.of(request.parameter("account"))));
  }

  private Response whenRead(Function<SigningSecrets, Response> answer) {
    return secrets
        .signing()
        .map(answer)
        .orElseGet(() -> away("The server is starting and has not read its secrets yet."));
  }

  private Response receive(Request request, SigningSecrets known) {
    Instant now = clock.instant();
    List<Secret> tried = known.tried(now);
    long wait = limit.take(request, tried.size());
    if (wait > 0) {
      return later(wait);
    }
    Optional<String> header = request.header(StripeSignature.HEADER);
    return switch (StripeSignature.check(header, request.body(), tried, now)) {
      case StripeSignature.Verdict.Refused refused -> {
        boolean isSigned = header.isPresent();
        outcomes.accept(isSigned ? WebhookOutcome.BAD_SIGNATURE : WebhookOutcome.UNSIGNED);
        throw new BadRequest(refused.reason());
      }
      case StripeSignature.Verdict.Genuine genuine -> {
        limit.giveBack(request, tried.size());
        yield genuine(request.body(), known.find(genuine.secret()).orElseThrow(), now);
      }
    };
  }

  private Response genuine(byte[] body, WebhookSecret signer, Instant now) {
    secrets.hasVerified(signer.secret(), now);
    if (inboxIsFull.getAsBoolean()) {
      outcomes.accept(WebhookOutcome.INBOX_FULL);
      return repeat("Too many messages wait to be read.");
    }
    try {
      InboxTable.Incoming message = understood(body, signer, now);
      modes.admit(message, signer);
      return stored(message, inbox.store(message));
    } catch (RuntimeException failure) {
      if (!StorageFailure.isPassing(failure)) {
        throw failure;
      }
      LOG.warn("a webhook was not stored, Stripe will repeat it: {}", failure.toString());
      return away("The message could not be stored right now.");
    }
  }

  private Response later(long nanos) {
    outcomes.accept(WebhookOutcome.LIMITED);
    long seconds = Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    return Response.text(
            429,
            "Too much came from this address whose signature fits no secret: wait, then send it again.")
        .with("Retry-After", Long.toString(seconds));
  }

  private InboxTable.Incoming understood(byte[] body, WebhookSecret signer, Instant now) {
    try {
      return WebhookEnvelope.read(body, signer.account(), member -> books(signer, member), now);
    } catch (BadRequest refused) {
      outcomes.accept(WebhookOutcome.REFUSED);
      throw refused;
    }
  }

  /**
   * The first account that a secret's messages name is its own account; where they name others, the
   * endpoint is an organisation's, and those have books below.
   */
  private AccountId books(WebhookSecret signer, String member) {
    WebhookSecret known =
        signer.home().isPresent() ? signer : secrets.learn(signer, SecretLesson.ofHome(member));
    return known.home().filter(member::equals).isPresent()
        ? signer.account()
        : signer.account().connected(member);
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
