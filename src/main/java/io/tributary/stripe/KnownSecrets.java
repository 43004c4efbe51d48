package io.tributary.stripe;

import io.tributary.model.Secret;
import io.tributary.model.SecretLesson;
import io.tributary.model.WebhookSecret;
import java.time.Instant;
import java.util.Optional;

/** The signing secrets that the door knows, and where it says what messages have shown of them. */
public interface KnownSecrets {
  /** What verifies messages, from memory; empty before it was read once. */
  Optional<SigningSecrets> signing();

  /** Is told which secret has verified a message, and when. */
  void hasVerified(Secret secret, Instant now);

  /**
   * Keeps what a message has shown of a secret; what another server was shown before holds.
   *
   * @return the secret as it is known from now on
   */
  WebhookSecret learn(WebhookSecret secret, SecretLesson lesson);
}
