package io.tributary.testing;

import io.tributary.model.Secret;
import io.tributary.model.SecretLesson;
import io.tributary.model.WebhookSecret;
import io.tributary.stripe.KnownSecrets;
import io.tributary.stripe.SigningSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Secrets from the environment, of which a door without a table is told. */
public record BareSecrets(List<Secret> secrets) implements KnownSecrets {
  /** Those that {@link StripeEvents} signs with, each said to be what it is. */
  public static final BareSecrets OF_STRIPE_EVENTS =
      new BareSecrets(
          List.of(
              new Secret("test:" + StripeEvents.SECRET),
              new Secret("live:" + StripeEvents.LIVE_SECRET)));

  public BareSecrets {
    secrets = List.copyOf(secrets);
  }

  @Override
  public Optional<SigningSecrets> signing() {
    return Optional.of(SigningSecrets.ofEnvironment(secrets));
  }

  @Override
  public void hasVerified(Secret secret, Instant now) {
    // Nobody asks for it.
  }

  @Override
  public WebhookSecret learn(WebhookSecret secret, SecretLesson lesson) {
    return secret.knowing(lesson);
  }
}
