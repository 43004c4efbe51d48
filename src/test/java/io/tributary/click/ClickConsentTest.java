package io.tributary.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.http.Response;
import io.tributary.model.Click;
import io.tributary.model.ClickId;
import io.tributary.model.Consent;
import io.tributary.model.Consent.State;
import io.tributary.model.Site.ConsentPolicy;
import io.tributary.model.VisitorId;
import io.tributary.testing.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor agreed to, and when, as it is stored with the click. */
final class ClickConsentTest {
  private static final String CLICK = "01JABCDEFGHJKMNPQRSTVWXYZ0";
  private static final String VISITOR = "01JABCDEFGHJKMNPQRSTVWXYZ1";
  private static final String FRIEND = "01JABCDEFGHJKMNPQRSTVWXYZ2";

  @TempDir private Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void withdrawnConsent_isObeyed_andSilenceTakesNothingBack() {
    report(consenting(VISITOR, "granted", "granted"));
    report(consenting(VISITOR, "denied", "unspecified"));
    report(Items.arrival(CLICK, VISITOR));

    assertThat(consent(CLICK)).isEqualTo(new Consent(State.DENIED, State.GRANTED));
  }

  @Test
  void lastWordInOneBatch_isTheOneThatCounts() {
    report(
        consenting(VISITOR, "granted", "granted"),
        consenting(VISITOR, "denied", "denied"),
        consenting(VISITOR, "granted", "unspecified"));

    assertThat(consent(CLICK)).isEqualTo(new Consent(State.GRANTED, State.DENIED));
  }

  @Test
  void anothersConsent_changesNothing() {
    report(consenting(VISITOR, "granted", "granted"));
    report(consenting(FRIEND, "denied", "denied"));

    assertThat(consent(CLICK)).isEqualTo(new Consent(State.GRANTED, State.GRANTED));
    assertThat(consent(own(FRIEND).toString())).isEqualTo(new Consent(State.DENIED, State.DENIED));
  }

  @Test
  void visitorsOwnWord_winsOverWhatTheRedirectAssumed() {
    house.link("spring", "https://shop.example/");
    house.policies(Sites.with(ConsentPolicy.DENIED));
    Response answer = house.open("spring", "");
    String id = slugId(answer);
    house.settle();
    report(consenting(VISITOR, "granted", "granted").replace(CLICK, id));

    assertThat(consent(id)).isEqualTo(new Consent(State.GRANTED, State.GRANTED));
  }

  @Test
  void consentIsKeptWithTheTimeItWasTold_untilItIsAnother() {
    report(Items.arrival(CLICK, VISITOR));
    assertThat(click(CLICK).consent().toldAt()).isEmpty();

    Instant first = later(consenting(VISITOR, "granted", "granted"));
    later(consenting(VISITOR, "granted", "unspecified"));
    assertThat(click(CLICK).consent().toldAt()).hasValue(first);

    Instant withdrawn = later(consenting(VISITOR, "denied", "denied"));
    assertThat(click(CLICK).consent().toldAt()).hasValue(withdrawn);
  }

  @Test
  void consentToldWithTheArrival_isToldThen_andARedirectHearsNone() {
    house.link("spring", "https://shop.example/");
    house.policies(Sites.with(ConsentPolicy.DENIED));
    String id = slugId(house.open("spring", ""));
    Instant now = later(consenting(VISITOR, "denied", "unspecified"));

    assertThat(click(CLICK).consent().toldAt()).hasValue(now);
    assertThat(click(id).consent().toldAt()).isEmpty();
  }

  /** Reports a minute later. */
  private Instant later(String item) {
    house.clock.advance(Duration.ofMinutes(1));
    report(item);
    return house.clock.instant();
  }

  private static String slugId(Response answer) {
    return answer.header("Location").orElseThrow().replaceAll(".*tbclid=(\\w+).*", "$1");
  }

  private Consent consent(String id) {
    Consent stored = click(id).consent();
    return new Consent(stored.adUserData(), stored.adPersonalization());
  }

  private static String consenting(String visitor, String userData, String personalization) {
    return Items.with(
        Items.arrival(CLICK, visitor),
        "consent",
        "{\"adUserData\":\"%s\",\"adPersonalization\":\"%s\"}"
            .formatted(userData, personalization));
  }

  private void report(String... items) {
    house.collect(List.of(items).toString(), Map.of());
    house.settle();
  }

  private Click click(String id) {
    return house.click(id(id)).orElseThrow();
  }

  private static ClickId id(String text) {
    return ClickId.parse(text).orElseThrow();
  }

  private static ClickId own(String visitor) {
    return id(CLICK).sharedWith(VisitorId.parse(visitor).orElseThrow());
  }
}
