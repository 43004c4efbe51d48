package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Secret;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.Ward;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor says of event destinations, which the newer half of Stripe's API tells of. */
final class PayloadChecksTest {
  private static final String DESTINATIONS = "/v2/core/event_destinations";
  private final RecordingServer stripe = RecordingServer.start();
  private final Ward ward = Ward.withoutKey();
  private final StripeApis apis = new StripeApis(stripe.address(""), ward.clock, _ -> {});

  @AfterEach
  void close() {
    apis.close();
    ward.close();
    stripe.close();
  }

  private List<Finding> found(String payload, String url) {
    stripe.answer(
        DESTINATIONS,
        Reply.json(
            200,
            """
            {"data": [{"id": "ed_1", "object": "v2.core.event_destination", "event_payload": "%s",
              "type": "webhook_endpoint", "webhook_endpoint": {"url": "%s"}}]}
            """
                .formatted(payload, url)));
    KeyedAccount key =
        new KeyedAccount(AccountId.DEFAULT, new Secret("rk_live_any"), Optional.empty());
    Doctor doctor =
        new Doctor(
            ward::ours, () -> List.of(key), apis::of, Optional::empty, ward.keeper, ward.clock);
    return doctor.examine().findings().stream()
        .filter(finding -> finding.check() == Check.PAYLOADS)
        .toList();
  }

  @Test
  void destinationThatSendsThinEventsHere_isTrouble() {
    assertThat(found("thin", Ward.WEBHOOK))
        .anySatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
              assertThat(finding.examples()).containsExactly(Ward.WEBHOOK);
            });
    assertThat(stripe.requests(DESTINATIONS))
        .allMatch(request -> request.header("Stripe-Version").isPresent())
        .allMatch(request -> request.query().contains("webhook_endpoint.url"));
  }

  @Test
  void snapshots_andThinEventsForSomebodyElse_areFine() {
    assertThat(found("snapshot", Ward.WEBHOOK))
        .allMatch(finding -> finding.verdict() == Verdict.GOOD);
    assertThat(found("thin", "https://crm.example/in"))
        .allMatch(finding -> finding.verdict() == Verdict.GOOD);
  }
}
