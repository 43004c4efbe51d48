package io.tributary.api;

import io.tributary.model.StripeMode;
import io.tributary.model.WebhookSecret;
import io.tributary.model.WebhookSecretId;
import java.time.Instant;
import java.util.Optional;

/**
 * The signing secret of a webhook endpoint, without the secret.
 *
 * @param hint what tells it from others
 * @param mode which data it may sign; absent until its first message
 * @param lastVerifiedAt when a message was last signed with it, to about a minute
 */
record WebhookSecretView(
    Optional<String> id,
    String label,
    String hint,
    String origin,
    String state,
    Optional<String> mode,
    Optional<Instant> createdAt,
    Optional<Instant> endsAt,
    Optional<Instant> lastVerifiedAt) {
  static WebhookSecretView of(WebhookSecret secret, Optional<Instant> lastVerifiedAt, Instant now) {
    return new WebhookSecretView(
        secret.id().map(WebhookSecretId::toString),
        secret.label(),
        secret.secret().hint(),
        StripeKeyView.origin(secret.id().isPresent()),
        Json.word(secret.state(now)),
        secret.mode().map(StripeMode::word),
        secret.createdAt().map(Json::time),
        secret.endsAt().map(Json::time),
        lastVerifiedAt.map(Json::time));
  }
}
