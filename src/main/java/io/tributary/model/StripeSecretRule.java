package io.tributary.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a webhook secret and an API key of Stripe's look like, so that one isn't taken for the
 * other; an objection is a sentence and never holds what it objects to.
 */
public final class StripeSecretRule {
  private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7E]{16,255}");
  private static final Pattern KEY = Pattern.compile("[rs]k_(live|test)_[\\x21-\\x7E]{8,240}");

  private StripeSecretRule() {}

  /** What is wrong with a webhook's signing secret. */
  public static Optional<String> objectionToWebhookSecret(Secret secret) {
    String text = secret.reveal();
    if (text.startsWith("we_")) {
      return Optional.of(
          "This is the id of the endpoint. Its signing secret begins with whsec_: at Stripe, open the"
              + " endpoint and reveal it.");
    }
    if (text.startsWith("sk_") || text.startsWith("rk_") || text.startsWith("pk_")) {
      return Optional.of(
          "This is an API key. The signing secret of a webhook endpoint begins with whsec_.");
    }
    return TEXT.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "Paste the whole signing secret, whsec_ included: at least 16 characters without spaces.");
  }

  /** What is wrong with an API key. */
  public static Optional<String> objectionToKey(Secret key) {
    String text = key.reveal();
    if (text.startsWith("pk_")) {
      return Optional.of(
          "This is a publishable key, which can read nothing. Take a restricted key (rk_live_… or"
              + " rk_test_…).");
    }
    return KEY.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "Paste a whole restricted or secret key: it begins with rk_live_, rk_test_, sk_live_ or"
                + " sk_test_.");
  }

  /** Whether a key opens test data; of a key that doesn't say so, live is assumed. */
  public static boolean isTest(Secret key) {
    return key.reveal().contains("_test_");
  }
}
