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
 * @param mode which data it may sign; absent: its first message will show that
 * @param home the first account of Stripe's that its messages named as their context, if any did
 */
public record WebhookSecret(
    Optional<WebhookSecretId> id,
    AccountId account,
    Secret secret,
    String label,
    Optional<Instant> createdAt,
    Optional<Instant> endsAt,
    Optional<StripeMode> mode,
    Optional<String> home) {
  private static final char MODE_END = ':';

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
        Optional.of(id),
        account,
        secret,
        label,
        Optional.of(now),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** One from the environment, which may say its mode before it: {@code live:whsec_…}. */
  public static WebhookSecret fromEnvironment(Secret setting) {
    String text = setting.reveal();
    Optional<StripeMode> mode =
        StripeMode.parse(text.substring(0, Math.max(0, text.indexOf(MODE_END))));
    return new WebhookSecret(
        Optional.empty(),
        AccountId.DEFAULT,
        mode.map(said -> new Secret(text.substring(said.word().length() + 1))).orElse(setting),
        "",
        Optional.empty(),
        Optional.empty(),
        mode,
        Optional.empty());
  }

  /** The same secret, called and ending otherwise. */
  public WebhookSecret with(String otherLabel, Optional<Instant> otherEnd) {
    return new WebhookSecret(id, account, secret, otherLabel, createdAt, otherEnd, mode, home);
  }

  /** The same secret in that mode; whatever it is, if none is said. */
  public WebhookSecret in(Optional<StripeMode> said) {
    return new WebhookSecret(
        id, account, secret, label, createdAt, endsAt, said.or(() -> mode), home);
  }

  /** The same secret with what was learned of it; what is said of its mode holds. */
  public WebhookSecret knowing(SecretLesson lesson) {
    return new WebhookSecret(
        id,
        account,
        secret,
        label,
        createdAt,
        endsAt,
        mode.or(lesson::mode),
        home.or(lesson::home));
  }

  /**
   * Whether it may sign data of that mode. A live platform's secret signs the tests of accounts
   * that are connected to it as well; a test secret never signs live data.
   */
  public boolean maySign(StripeMode data, boolean isOfConnected) {
    return mode.map(own -> own == data || (own == StripeMode.LIVE && isOfConnected)).orElse(true);
  }

  /** What a message shows of the mode of a secret that has none so far. */
  public Optional<StripeMode> shownBy(StripeMode data, boolean isOfConnected) {
    return Optional.of(data)
        .filter(_ -> mode.isEmpty())
        .filter(shown -> shown == StripeMode.LIVE || !isOfConnected);
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
