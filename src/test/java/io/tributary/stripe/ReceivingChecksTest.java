package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.storage.Arrivals;
import io.tributary.storage.Queues;
import io.tributary.testing.Ward;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor sees without an API key. */
final class ReceivingChecksTest {
  private final Ward ward = Ward.withoutKey();

  @AfterEach
  void close() {
    ward.close();
  }

  private static final List<Check> RECEIVING =
      List.of(
          Check.WEBHOOK_SECRET,
          Check.PUBLIC_ADDRESS,
          Check.LATEST_MESSAGE,
          Check.SIGNATURES,
          Check.PAYLOADS,
          Check.UNREAD,
          Check.UNREADABLE,
          Check.CLOCK);

  @Test
  void whereAllIsWell_nothingIsComplainedOf_butThatThereIsNoKey() {
    ward.latest.add(latest(false, Duration.ofMinutes(9), Duration.ofSeconds(1)));

    assertThat(ward.complaints())
        .singleElement()
        .satisfies(finding -> assertThat(finding.check()).isEqualTo(Check.API_KEY))
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN));
    assertThat(ward.findings()).extracting(Finding::check).containsAll(RECEIVING);
    assertThat(ward.stripe.asked()).isEmpty();
  }

  @Test
  void withoutKey_itIsSaidWhatOneAdds_andHowToMakeIt() {
    Finding finding = ward.finding(Check.API_KEY);

    assertThat(finding.remedy().orElseThrow())
        .contains("restricted key", "Checkout Sessions", "Webhook Endpoints");
    assertThat(finding.way().orElseThrow().address())
        .startsWith("https://dashboard.stripe.com/apikeys/create?name=Tributary&permissions%5B%5D=")
        .contains("rak_checkout_session_read", "rak_webhook_write")
        .doesNotContain("rak_webhook_read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "https://192.168.1.7",
        "https://10.0.0.1",
        "https://shop.local",
        "https://[::1]:8443",
        "https://172.20.1.1"
      })
  void addressThatStripeCannotReach_isSaid(String address) {
    ward.home = new Home(URI.create(address), true);

    assertComplaint(Check.PUBLIC_ADDRESS, Verdict.ADVICE, "can't reach " + address);
  }

  @Test
  void addressThatNobodySet_isNoPublicOne() {
    ward.home = new Home(URI.create("https://t.shop.example"), false);

    assertComplaint(Check.PUBLIC_ADDRESS, Verdict.ADVICE, "can't reach");
  }

  @Test
  void addressWithoutTls_isTrouble() {
    ward.home = new Home(URI.create("http://t.shop.example"), true);

    assertComplaint(Check.PUBLIC_ADDRESS, Verdict.TROUBLE, "https only");
  }

  @Test
  void noMessageYet_isSaid() {
    ward.latest.clear();

    assertComplaint(Check.LATEST_MESSAGE, Verdict.ADVICE, "No message has come");
  }

  @Test
  void longQuiet_isAdviceForLiveData_andNoneForTestData() {
    ward.latest.clear();
    ward.latest.add(latest(true, Duration.ofDays(40), Duration.ZERO));
    assertThat(ward.finding(Check.LATEST_MESSAGE).verdict()).isEqualTo(Verdict.GOOD);

    ward.latest.add(latest(false, Duration.ofDays(8), Duration.ZERO));
    assertComplaint(Check.LATEST_MESSAGE, Verdict.ADVICE, "8 days ago");
    assertThat(ward.finding(Check.LATEST_MESSAGE).whose()).contains("Duskwell, live");
  }

  @Test
  void messageOfAConnectedAccount_isItsPlatforms() {
    Arrivals.Latest old = latest(false, Duration.ofDays(8), Duration.ZERO);
    ward.latest.clear();
    ward.latest.add(old);
    Instant recently = ward.noon.minusSeconds(60);
    ward.latest.add(
        new Arrivals.Latest(
            AccountId.DEFAULT.connected("acct_7"), false, recently, recently, Duration.ZERO));

    assertThat(ward.about(Check.LATEST_MESSAGE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.GOOD));
  }

  @Test
  void withoutDatabase_itIsSaid_andTheRestIsLookedAt() {
    ward.hasDatabase = false;

    assertThat(ward.finding(Check.DATABASE).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(ward.finding(Check.PUBLIC_ADDRESS).verdict()).isEqualTo(Verdict.GOOD);
    assertThat(ward.about(Check.UNREAD)).isEmpty();
  }

  @Test
  void backlog_isTrouble_afterAMinute() {
    ward.queues = new Queues(7, Duration.ofSeconds(60), 0, 0, 0, 0, 0, Optional.empty());
    assertThat(ward.finding(Check.UNREAD).verdict()).isEqualTo(Verdict.GOOD);

    ward.queues = new Queues(7, Duration.ofSeconds(61), 0, 0, 0, 0, 0, Optional.empty());
    assertComplaint(Check.UNREAD, Verdict.TROUBLE, "wait to be read: 7, the oldest for 61 seconds");
  }

  @Test
  void unreadableMessages_areTrouble() {
    ward.queues = new Queues(0, Duration.ZERO, 3, 0, 0, 0, 0, Optional.empty());

    assertComplaint(Check.UNREADABLE, Verdict.TROUBLE, "could not be read: 3");
  }

  @Test
  void clockBehind_isToldByAMessageThatCameBeforeItHappened() {
    ward.clockAhead = Optional.empty();
    ward.latest.add(latest(true, Duration.ofMinutes(2), Duration.ofSeconds(90)));

    assertComplaint(Check.CLOCK, Verdict.TROUBLE, "90 seconds behind Stripe's");
  }

  private Arrivals.Latest latest(boolean test, Duration ago, Duration ahead) {
    Instant received = ward.noon.minus(ago);
    return new Arrivals.Latest(AccountId.DEFAULT, test, received, received.plus(ahead), ahead);
  }

  private void assertComplaint(Check check, Verdict verdict, String words) {
    Finding finding = ward.finding(check);
    assertThat(finding.sentence()).contains(words);
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.remedy()).isPresent();
  }
}
