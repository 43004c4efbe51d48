package io.tributary.stripe;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What came to the webhook's door lately and was refused. */
final class DoorChecks {
  private static final Duration LATELY = Duration.ofDays(1);

  private DoorChecks() {}

  /** Only the running server knows what came to its door and was refused. */
  static List<Finding> all(OurSide ours) {
    return ours.door().stream()
        .flatMap(
            page ->
                Stream.of(
                    signatures(page, ours.now()),
                    modes(page, ours.now()),
                    payloads(page, ours.now())))
        .toList();
  }

  private static Finding signatures(DoorLog.Page door, Instant now) {
    Check check = Check.SIGNATURES;
    Instant refused = door.latest(WebhookOutcome.BAD_SIGNATURE);
    if (refused.isBefore(now.minus(LATELY))) {
      String since = "since " + Spans.at(later(door.since(), now.minus(LATELY)));
      return Finding.good(check, "No signature was refused " + since + ".");
    }
    String sentence =
        "Messages came whose signature fits none of the secrets; the latest "
            + Spans.ago(refused, now)
            + ", "
            + door.count(WebhookOutcome.BAD_SIGNATURE)
            + " since the server started.";
    Finding finding =
        refused.isAfter(lastTaken(door))
            ? Finding.trouble(check, sentence)
            : Finding.advice(check, sentence);
    return finding.remedy(
        "If they are Stripe's, an endpoint's secret is missing here, or was rolled: reveal it at Stripe"
            + " and add it. Live and test mode have an endpoint and a secret each. While a secret is"
            + " rolled, keep the old one for 24 hours. Stripe repeats live messages for three days.");
  }

  private static Finding modes(DoorLog.Page door, Instant now) {
    Instant refused = door.latest(WebhookOutcome.WRONG_MODE);
    if (refused.isBefore(now.minus(LATELY))) {
      return Finding.good(
          Check.SECRET_MODES, "No message was signed with a secret of the other mode.");
    }
    return Finding.trouble(
            Check.SECRET_MODES,
            "Messages said that they are of live data and were signed with a secret of test data, or"
                + " the other way round; they are refused. The latest came "
                + Spans.ago(refused, now)
                + ", "
                + door.count(WebhookOutcome.WRONG_MODE)
                + " since the server started.")
        .remedy(
            "Stripe never does that. If a secret stands under the wrong mode on the page Accounts,"
                + " choose the right one. If all are right, somebody else has that secret: roll it at"
                + " Stripe, and look whether payments came that Stripe doesn't know.")
        .way("Accounts", "/accounts");
  }

  private static Finding payloads(DoorLog.Page door, Instant now) {
    Instant refused = door.latest(WebhookOutcome.REFUSED);
    if (refused.isBefore(now.minus(LATELY))) {
      return Finding.good(
          Check.PAYLOADS, "Every genuine message of the last day carried its payment data.");
    }
    return Finding.trouble(
            Check.PAYLOADS,
            "Genuine messages came that carry no payment data, the latest "
                + Spans.ago(refused, now)
                + ".")
        .remedy(
            "At Stripe, edit the event destination and choose the payload style “Snapshot”, not"
                + " “Thin”.");
  }

  private static Instant lastTaken(DoorLog.Page door) {
    return later(door.latest(WebhookOutcome.STORED), door.latest(WebhookOutcome.REPEATED));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
