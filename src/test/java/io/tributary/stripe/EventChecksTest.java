package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Repair;
import io.tributary.model.WantedEvents;
import io.tributary.testing.Shelved;
import io.tributary.testing.Ward;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the doctor says of the events that endpoints send, and whether they arrive. */
final class EventChecksTest {
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  @ParameterizedTest
  @EnumSource(WantedEvents.class)
  void eachKindOfEventsThatIsMissing_isNamedByWhatIsLost(WantedEvents kind) {
    ward.endpoint(
        "we_ours",
        endpoint ->
            Shelved.events(
                endpoint,
                events -> events.stream().filter(type -> !kind.types().contains(type)).toList()));

    Finding finding = ward.finding(Check.ENDPOINT_EVENTS);
    assertThat(finding.verdict()).isEqualTo(kind.areMoney() ? Verdict.TROUBLE : Verdict.ADVICE);
    assertThat(finding.sentence()).endsWith("isn't told of " + kind.loss() + ":");
    assertThat(finding.examples()).isEqualTo(kind.types());
    assertThat(finding.repair().map(Repair::endpoint)).contains("we_ours");
  }

  @Test
  void eventsThatOneEndpointLacks_maybeBroughtByAnother() {
    ward.endpoint("we_ours", endpoint -> Shelved.events(endpoint, events -> events.subList(0, 4)));
    ward.endpoint("we_more", endpoint -> Shelved.events(endpoint, events -> events.subList(4, 34)));

    assertThat(ward.finding(Check.ENDPOINT_EVENTS).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void superfluousEvents_areHarmless_andAllOfThemAreTooMany() {
    ward.endpoint(
        "we_ours",
        endpoint ->
            Shelved.events(
                endpoint,
                events -> {
                  events.add("product.created");
                  return events;
                }));
    assertThat(ward.finding(Check.ENDPOINT_EVENTS).verdict()).isEqualTo(Verdict.GOOD);
    assertThat(ward.finding(Check.ENDPOINT_EVENTS).examples()).containsExactly("product.created");

    ward.endpoint("we_ours", endpoint -> Shelved.events(endpoint, events -> List.of("*")));
    assertThat(ward.finding(Check.ENDPOINT_EVENTS).verdict()).isEqualTo(Verdict.ADVICE);
  }

  @Test
  void eventThatDidNotCome_isTrouble_afterTenMinutes() {
    ward.happened("invoice.paid", Duration.ofMinutes(9));
    assertThat(ward.finding(Check.ARRIVALS).verdict()).isEqualTo(Verdict.GOOD);

    ward.latest.clear();
    ward.happened("invoice.paid", Duration.ofMinutes(11));
    Finding finding = ward.finding(Check.ARRIVALS);
    assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
    assertThat(finding.sentence())
        .contains("an event of 1 Nov 2026, 11:49 UTC", "none has arrived here");
  }

  @Test
  void eventThatCame_orThatIsNotSentHere_isNotWaitedFor() {
    ward.happened("invoice.paid", Duration.ofMinutes(11));
    assertThat(ward.finding(Check.ARRIVALS).verdict()).isEqualTo(Verdict.GOOD);

    ward.latest.clear();
    ward.endpoint(
        "we_ours",
        endpoint ->
            endpoint.put("created", ward.noon.minus(Duration.ofMinutes(10)).getEpochSecond()));
    assertThat(ward.finding(Check.ARRIVALS).verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void failedDeliveries_areAHint() {
    ward.happened("invoice.paid", Duration.ofMinutes(20));

    Finding finding = ward.finding(Check.UNDELIVERED);
    assertThat(finding.verdict()).isEqualTo(Verdict.ADVICE);
    assertThat(finding.sentence()).endsWith("has not taken: 1.");
  }
}
