package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Check;
import io.tributary.model.Finding;
import io.tributary.model.Finding.Verdict;
import io.tributary.model.Repair;
import io.tributary.testing.Ward;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor says of the webhook endpoints at Stripe. */
final class EndpointChecksTest {
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  private void only(String url) {
    ward.endpoint("we_ours", endpoint -> endpoint.put("url", url));
  }

  @Test
  void noEndpoint_isTrouble_andCanBeMade() {
    ward.stripe.shelf().remove("we_ours");
    ward.latest.clear();

    Finding finding = ward.finding(Check.ENDPOINT);
    assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
    assertThat(finding.sentence()).contains("leads to " + Ward.WEBHOOK);
    assertThat(finding.repair().map(Repair::kind)).contains(Repair.Kind.CREATE_ENDPOINT);
    assertThat(ward.about(Check.ENDPOINT_EVENTS)).isEmpty();
  }

  @Test
  void noEndpoint_whileMessagesCome_isADoubtAboutOurAddress() {
    ward.stripe.shelf().remove("we_ours");

    Finding finding = ward.finding(Check.ENDPOINT);
    assertThat(finding.verdict()).isEqualTo(Verdict.ADVICE);
    assertThat(finding.sentence()).contains("Yet messages of this account have come");
  }

  @Test
  void endpointForAnAddressThatStripeCannotReach_isNotOffered() {
    ward.stripe.shelf().remove("we_ours");
    ward.home = new Home(URI.create("http://localhost:8080"), false);
    assertThat(ward.finding(Check.ENDPOINT).repair()).isEmpty();
    assertThat(ward.finding(Check.ENDPOINT).remedy().orElseThrow()).contains("stripe listen");

    ward.home = new Home(URI.create("http://t.shop.example"), true);
    assertThat(ward.finding(Check.ENDPOINT).repair()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://T.Shop.Example/hooks/stripe",
        "https://t.shop.example:443/hooks/stripe/",
        "https://t.shop.example/hooks/stripe/default",
        "https://t.shop.example/hooks/stripe?x=1"
      })
  void spellingOfTheAddress_isNoMatter(String url) {
    only(url);

    assertThat(ward.finding(Check.ENDPOINT).verdict()).isEqualTo(Verdict.GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://t.shop.example/hooks/stripe",
        "https://old.shop.example/hooks/stripe",
        "https://t.shop.example/webhook",
        "https://t.shop.example:8443/hooks/stripe"
      })
  void endpointThatAlmostLeadsHere_isShown(String url) {
    only(url);

    assertThat(ward.about(Check.ENDPOINT))
        .anySatisfy(finding -> assertThat(finding.examples()).containsExactly(url));
  }

  @Test
  void endpointOfSomebodyElse_isNoMatter() {
    ward.endpoint("we_other", endpoint -> endpoint.put("url", "https://crm.example/in"));
    ward.endpoint("we_strange", endpoint -> endpoint.put("url", "not an address"));

    assertThat(ward.complaints()).isEmpty();
  }

  @Test
  void disabledEndpoint_isTrouble_andCanBeEnabled() {
    ward.endpoint("we_ours", endpoint -> endpoint.put("status", "disabled"));

    Finding finding = ward.finding(Check.ENDPOINT);
    assertThat(finding.verdict()).isEqualTo(Verdict.TROUBLE);
    assertThat(finding.repair())
        .contains(
            new Repair(
                Repair.Kind.ENABLE_ENDPOINT,
                io.tributary.model.AccountId.DEFAULT,
                false,
                "we_ours"));
  }

  @Test
  void severalEndpoints_areHarmless_butEachNeedsItsSecret() {
    ward.endpoint("we_second", endpoint -> {});
    assertThat(ward.finding(Check.ENDPOINT).verdict()).isEqualTo(Verdict.GOOD);
    assertThat(ward.finding(Check.ENDPOINT).sentence()).contains("2 endpoints", "harmless");
    assertThat(ward.finding(Check.ENDPOINT_SECRET).verdict()).isEqualTo(Verdict.TROUBLE);

    ward.secret("whsec_second_012345", Optional.of(ward.noon));
    assertThat(ward.finding(Check.ENDPOINT_SECRET).verdict()).isEqualTo(Verdict.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-11-15,GOOD",
    "2025-02-24.acacia,GOOD",
    "2025-03-31.basil,ADVICE",
    "2025-04-30.basil,ADVICE",
    "2025-05-28.basil,GOOD",
    "2026-10-28.endive,GOOD",
    "2020-08-27,ADVICE"
  })
  void apiVersion_isSaid_andOnlyThoseWithAGapAreAdvisedAgainst(String version, Verdict verdict) {
    ward.endpoint("we_ours", endpoint -> endpoint.put("api_version", version));

    assertThat(ward.finding(Check.ENDPOINT_VERSION).sentence()).contains(version);
    assertThat(ward.finding(Check.ENDPOINT_VERSION).verdict()).isEqualTo(verdict);
  }

  @Test
  void endpointWithoutVersion_usesTheAccounts() {
    ward.endpoint("we_ours", endpoint -> endpoint.putNull("api_version"));

    assertThat(ward.finding(Check.ENDPOINT_VERSION).sentence()).contains("account's own");
  }
}
