package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.demo.Trouble;
import io.tributary.model.AccountId;
import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Secret;
import io.tributary.testing.Ward;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the doctor says of API keys: what they open, what they may do, and when they don't. */
final class KeyChecksTest {
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  @Test
  void whereAllIsWell_nothingIsComplainedOf() {
    assertThat(ward.complaints()).isEmpty();
    assertThat(ward.findings())
        .extracting(Finding::check)
        .contains(
            Check.API_KEY,
            Check.PERMISSIONS,
            Check.ACCOUNT,
            Check.CLOCK,
            Check.ENDPOINT,
            Check.ENDPOINT_EVENTS,
            Check.ENDPOINT_VERSION,
            Check.ENDPOINT_SECRET,
            Check.ARRIVALS,
            Check.UNDELIVERED,
            Check.LINK_HOSTS);
    assertThat(ward.finding(Check.API_KEY).sentence())
        .isEqualTo("The API key opens live data of Duskwell (acct_1StandIn0000000).");
    assertThat(ward.finding(Check.API_KEY).whose()).contains("Duskwell, live");
  }

  @Test
  void lookingOnlyReads_andOnceInFiveSeconds() {
    Doctor doctor = ward.doctor();
    doctor.examine();
    int asked = ward.stripe.asked().size();
    assertThat(ward.stripe.asked()).allMatch(each -> each.method().equals("GET"));

    doctor.examine();
    assertThat(ward.stripe.asked()).hasSize(asked);
    ward.clock.advance(Duration.ofSeconds(5));
    doctor.examine();
    assertThat(ward.stripe.asked().size()).isGreaterThan(asked);
  }

  @Test
  void keyThatMayDoEverything_shouldBeARestrictedOne() {
    ward.stripe.admit("sk_live_everything01", Set.copyOf(StripeApiStandIn.permissions()));
    ward.key("sk_live_everything01");

    Finding finding = ward.finding(Check.API_KEY);
    assertThat(finding.verdict()).isEqualTo(Verdict.ADVICE);
    assertThat(finding.remedy().orElseThrow()).contains("restricted key");
  }

  @Test
  void keyForTestData_isSaidToBeOne_andItsFormIsTheTestOne() {
    ward.stripe.admit("sk_test_everything01", Set.copyOf(StripeApiStandIn.permissions()));
    ward.key("sk_test_everything01");

    Finding finding = ward.finding(Check.API_KEY);
    assertThat(finding.sentence()).contains("opens test data");
    assertThat(finding.whose()).contains("Duskwell, test");
    assertThat(finding.way().orElseThrow().address())
        .startsWith("https://dashboard.stripe.com/test/apikeys/create");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rk_live_deleted012345", "pk_live_publishable01"})
  void refusedKey_isTrouble_andIsNotShown(String key) {
    ward.key(key);

    Finding finding = ward.finding(Check.API_KEY);
    assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
    assertThat(finding.toString()).contains("refuses the API key").doesNotContain(key.substring(8));
    assertThat(ward.about(Check.ENDPOINT)).isEmpty();
  }

  @Test
  void keyThatIsNone_isTrouble_andBreaksNothing() {
    ward.key("rk_live_with a break\n");

    Finding finding = ward.finding(Check.API_KEY);
    assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
    assertThat(finding.toString()).contains("characters that no key has").doesNotContain("break");
  }

  @Test
  void silentStripe_isNobodysFault_andIsNotWaitedForLong() {
    ward.stripe.troubles().next(Trouble.values());
    for (int round = 0; round < 30; round++) {
      ward.stripe.troubles().next(Trouble.SILENCE);
    }

    long start = System.nanoTime();
    List<Finding> findings = impatient().examine().findings();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(findings)
        .filteredOn(finding -> finding.check() == Check.API_KEY)
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN));
    assertThat(findings).noneMatch(finding -> finding.verdict() == Verdict.TROUBLE);
  }

  private Doctor impatient() {
    return new Doctor(
        ward::ours,
        () -> ward.keys,
        ward.apis::of,
        Optional::empty,
        ward.keeper,
        ward.clock,
        Duration.ofMillis(300));
  }

  @Test
  void accountThatCannotBePaid_isSaid() {
    ObjectNode account =
        (ObjectNode) ward.stripe.shelf().find(StripeApiStandIn.ACCOUNT).orElseThrow().deepCopy();
    ward.stripe.shelf().put(account.put("charges_enabled", false));

    assertThat(ward.finding(Check.ACCOUNT).verdict()).isEqualTo(Verdict.ADVICE);
  }

  @Test
  void clocksApart_areTrouble_eitherWay() {
    ward.clockAhead = Optional.of(Duration.ofSeconds(60));
    assertThat(ward.finding(Check.CLOCK).verdict()).isEqualTo(Verdict.GOOD);

    ward.clockAhead = Optional.of(Duration.ofMinutes(7));
    assertThat(ward.finding(Check.CLOCK).sentence()).contains("7 minutes behind Stripe's");
    ward.clockAhead = Optional.of(Duration.ofMinutes(-7));
    assertThat(ward.finding(Check.CLOCK).sentence()).contains("7 minutes ahead of Stripe's");
    assertThat(ward.finding(Check.CLOCK).verdict()).isEqualTo(Verdict.TROUBLE);
  }

  @Test
  void severalAccounts_areToldApart_andConnectedOnesNotAsked() {
    ward.stripe.admit("rk_test_other0123456", Set.copyOf(StripeApiStandIn.permissions()));
    AccountId other = new AccountId("other");
    ward.keys.add(new KeyedAccount(other, new Secret("rk_test_other0123456"), Optional.empty()));
    ward.keys.add(
        new KeyedAccount(
            AccountId.DEFAULT.connected("acct_9"),
            new Secret(StripeApiStandIn.KEY),
            Optional.of("acct_9")));

    assertThat(ward.about(Check.API_KEY))
        .extracting(finding -> finding.whose().orElseThrow())
        .containsExactly("Duskwell, live", "other, test");
    assertThat(ward.stripe.asked()).allMatch(each -> each.connected().isEmpty());
  }
}
