package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.WebhookSecret;
import io.tributary.stripe.OurSide.KnownSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether there are secrets to believe Stripe's messages by, and whether each is still used. */
final class SecretChecks {
  private static final Duration LONG_UNUSED = Duration.ofDays(30);
  private static final Duration NEVER_USED = Duration.ofDays(7);
  private static final String ACCOUNTS = "Accounts";
  private static final String PAGE = "/accounts";

  private SecretChecks() {}

  static List<Finding> all(OurSide ours) {
    Finding first = secret(ours);
    return unused(ours).map(finding -> List.of(first, finding)).orElseGet(() -> List.of(first));
  }

  private static Finding secret(OurSide ours) {
    int count = ours.secrets().size();
    if (count == 0) {
      return missing();
    }
    return ours.secrets().stream().allMatch(SecretChecks::looksRight)
        ? Finding.good(
            Check.WEBHOOK_SECRET,
            count == 1 ? "A webhook secret is set." : count + " webhook secrets are set.")
        : strange();
  }

  private static boolean looksRight(KnownSecret known) {
    return known.secret().secret().reveal().startsWith("whsec_");
  }

  private static Finding missing() {
    return Finding.trouble(
            Check.WEBHOOK_SECRET,
            "No webhook secret is set, so every message from Stripe is refused.")
        .remedy(
            "At Stripe, open the webhook endpoint, reveal its signing secret (whsec_…) and add it to"
                + " your account.")
        .way(ACCOUNTS, PAGE);
  }

  private static Finding strange() {
    return Finding.advice(
            Check.WEBHOOK_SECRET,
            "One of the webhook secrets doesn't begin with whsec_; Stripe's all do.")
        .remedy(
            "At Stripe, open the webhook endpoint and reveal its signing secret; an endpoint's id"
                + " (we_…) or an API key (sk_…, rk_…) is something else.")
        .way(ACCOUNTS, PAGE);
  }

  /**
   * After an endpoint is gone or its secret was rolled, the old one is of no use but to a thief.
   */
  private static Optional<Finding> unused(OurSide ours) {
    Instant recently = ours.now().minus(Duration.ofDays(1));
    boolean isOtherUsed =
        ours.secrets().stream()
            .flatMap(each -> each.verifiedAt().stream())
            .anyMatch(at -> at.isAfter(recently));
    List<String> unused =
        ours.secrets().stream()
            .filter(each -> isOtherUsed && isUnused(each, ours.now()))
            .map(SecretChecks::title)
            .toList();
    return unused.isEmpty() ? Optional.empty() : Optional.of(toRemove(unused));
  }

  private static Finding toRemove(List<String> unused) {
    return Finding.advice(
            Check.WEBHOOK_SECRET,
            "Webhook secrets that have verified nothing for a long time, while others have:")
        .at(unused)
        .remedy("If the endpoint is gone, or its secret was rolled, remove the old secret here.")
        .way(ACCOUNTS, PAGE);
  }

  private static boolean isUnused(KnownSecret each, Instant now) {
    return each.verifiedAt()
        .map(at -> at.isBefore(now.minus(LONG_UNUSED)))
        .or(() -> each.secret().createdAt().map(at -> at.isBefore(now.minus(NEVER_USED))))
        .orElse(false);
  }

  private static String title(KnownSecret known) {
    WebhookSecret secret = known.secret();
    String name = secret.label().isEmpty() ? "" : secret.label() + ", ";
    return name
        + secret.secret().hint()
        + known.verifiedAt().map(at -> ", last used " + Spans.at(at)).orElse(", never used");
  }
}
