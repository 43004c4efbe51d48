package io.tributary.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The signing secret of one webhook endpoint; whatever it verifies belongs to its account.
 *
 * @param id absent for one from the environment, which only the environment changes
 * @param label what people call the endpoint; may be empty
 * @param createdAt absent for one from the environment
 * @param endsAt from when it is no longer believed; absent: it stays
 */
public record WebhookSecret(
    Optional<WebhookSecretId> id,
    AccountId account,
    Secret secret,
    String label,
    Optional<Instant> createdAt,
    Optional<Instant> endsAt) {
  /** How long it is believed. */
  public enum State {
    VALID,
    ENDING,
    ENDED
  }

  /** One that somebody added. */
  public static WebhookSecret added(
      WebhookSecretId id, AccountId account, Secret secret, String label, Instant now) {
    return new WebhookSecret(
        Optional.of(id), account, secret, label, Optional.of(now), Optional.empty());
  }

  /** One from the environment. */
  public static WebhookSecret fromEnvironment(Secret secret) {
    return new WebhookSecret(
        Optional.empty(), AccountId.DEFAULT, secret, "", Optional.empty(), Optional.empty());
  }

  /** The same secret, called and ending otherwise. */
  public WebhookSecret with(String otherLabel, Optional<Instant> otherEnd) {
    return new WebhookSecret(id, account, secret, otherLabel, createdAt, otherEnd);
  }

  /** The same secret, believed until then and no longer; one that ends before does so. */
  public WebhookSecret endingBy(Instant end) {
    return with(label, endsAt.filter(known -> known.isBefore(end)).or(() -> Optional.of(end)));
  }

  /** How it stands at that time. */
  public State state(Instant now) {
    return endsAt.map(end -> end.isAfter(now) ? State.ENDING : State.ENDED).orElse(State.VALID);
  }
}
