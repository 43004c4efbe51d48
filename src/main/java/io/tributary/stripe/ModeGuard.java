package io.tributary.stripe;

import io.tributary.http.BadRequest;
import io.tributary.model.SecretLesson;
import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.storage.InboxTable.Incoming;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds live and test apart at the webhook's door: whoever has got hold of a test secret alone, as
 * many people may have it, makes no live money with it.
 *
 * <p>Source: docs.stripe.com/webhooks, an endpoint is of one mode and has a secret of its own;
 * docs.stripe.com/connect/webhooks, a live endpoint for connected accounts hears of their tests.
 */
final class ModeGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ModeGuard.class);
  private final KnownSecrets secrets;
  private final Consumer<WebhookOutcome> outcomes;

  ModeGuard(KnownSecrets secrets, Consumer<WebhookOutcome> outcomes) {
    this.secrets = secrets;
    this.outcomes = outcomes;
  }

  /**
   * Lets a message pass that its secret may sign; the first one shows of which mode a secret is.
   *
   * @throws BadRequest when the secret is of the other mode
   */
  void admit(Incoming message, WebhookSecret signer) {
    StripeMode data = StripeMode.of(message.test());
    boolean isOfConnected = !message.account().equals(signer.account());
    WebhookSecret known =
        signer
            .shownBy(data, isOfConnected)
            .map(shown -> secrets.learn(signer, SecretLesson.of(shown)))
            .orElse(signer);
    if (known.maySign(data, isOfConnected)) {
      return;
    }
    outcomes.accept(WebhookOutcome.WRONG_MODE);
    LOG.warn(
        "webhook {} refused: it says that it is of {} data, and the secret of the account {} that"
            + " signed it is not",
        message.eventId(),
        data.word(),
        signer.account());
    throw new BadRequest(contradiction(data, signer));
  }

  private static String contradiction(StripeMode data, WebhookSecret signer) {
    return """
        The event says that it is of %s data, but the secret that signed it (%s) is of %s data. \
        If the secret's mode is wrong here, choose it on the page Accounts, or write %s: before it \
        in TRIBUTARY_STRIPE_WEBHOOK_SECRETS."""
        .formatted(data.word(), signer.secret().hint(), data.other().word(), data.word());
  }
}
