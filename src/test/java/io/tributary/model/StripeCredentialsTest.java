package io.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Secrets and keys from two places, what may be shown of them, and what is taken for one. */
final class StripeCredentialsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Secret SHARED = new Secret("whsec_shared_0123456789");
  private static final AccountId DEFAULT = AccountId.DEFAULT;
  private static final AccountId SHOP = new AccountId("shop");

  @Test
  void hintsTellSecretsApart_andHideThem() {
    assertThat(new Secret("whsec_0123456789abcdefWXYZ").hint()).isEqualTo("whsec_…WXYZ");
    assertThat(new Secret("rk_live_0123456789abcdefWXYZ").hint()).isEqualTo("rk_live_…WXYZ");
    assertThat(new Secret("0123456789abWXYZ").hint()).isEqualTo("…WXYZ");
    assertThat(new Secret("whsec_short").hint()).isEqualTo("whsec_…");
    assertThat(new Secret("").hint()).isEqualTo("…");
  }

  @Test
  void anAddedSecret_staysWithItsAccount_whenTheEnvironmentNamesItToo() {
    StripeCredentials all =
        new StripeCredentials(List.of(added(SHARED)), List.of())
            .or(
                StripeCredentials.ofEnvironment(
                    List.of(SHARED, new Secret("whsec_other_0123456789"), new Secret("")),
                    Optional.empty()));
    assertThat(all.secrets()).extracting(WebhookSecret::account).containsExactly(SHOP, DEFAULT);
  }

  @Test
  void anAddedKey_takesThePlaceOfTheEnvironmentsForTheSameData() {
    Secret live = new Secret("rk_live_0123456789");
    StripeKey test =
        new StripeKey(DEFAULT, true, new Secret("rk_test_9876543210"), Optional.of(NOON));
    StripeKey other =
        new StripeKey(DEFAULT, false, new Secret("rk_live_9876543210"), Optional.of(NOON));
    StripeCredentials environment = StripeCredentials.ofEnvironment(List.of(), Optional.of(live));
    assertThat(new StripeCredentials(List.of(), List.of(test)).or(environment).keys()).hasSize(2);
    assertThat(new StripeCredentials(List.of(), List.of(other)).or(environment).keys())
        .containsExactly(other);
  }

  @Test
  void aSecretIsRefusedTwice_andWhenTheAccountIsFull() {
    StripeCredentials all = new StripeCredentials(List.of(added(SHARED)), List.of());
    assertThat(all.objectionTo(SHARED, DEFAULT)).get().asString().contains("account shop");
    Secret another = new Secret("whsec_another_0123456789");
    assertThat(all.objectionTo(another, SHOP)).isEmpty();
    List<WebhookSecret> many =
        IntStream.range(0, 32)
            .mapToObj(number -> added(new Secret("whsec_number_0123456789_" + number)))
            .toList();
    StripeCredentials full = new StripeCredentials(many, List.of());
    assertThat(full.objectionTo(another, SHOP)).get().asString().contains("at most 32");
    assertThat(full.objectionTo(another, DEFAULT)).isEmpty();
  }

  @Test
  void allAccountsTogether_haveOnlySoManySecrets_forEachMessageIsTriedWithAll() {
    List<WebhookSecret> many =
        IntStream.range(0, StripeCredentials.MOST_SECRETS_IN_ALL)
            .mapToObj(number -> WebhookSecret.fromEnvironment(new Secret("whsec_" + number)))
            .toList();
    Secret another = new Secret("whsec_another_0123456789");
    assertThat(new StripeCredentials(many, List.of()).objectionTo(another, SHOP))
        .get()
        .asString()
        .contains("at most 256 secrets together");
    assertThat(
            new StripeCredentials(many.subList(1, many.size()), List.of())
                .objectionTo(another, SHOP))
        .isEmpty();
  }

  @Test
  void aSecretOfTheEnvironment_maySayItsMode() {
    List<WebhookSecret> secrets =
        StripeCredentials.ofEnvironment(
                List.of(
                    new Secret("test:whsec_a"),
                    new Secret("live:whsec_b"),
                    new Secret("whsec_c:d"),
                    new Secret("whsec_a"),
                    new Secret("live:")),
                Optional.empty())
            .secrets();
    assertThat(secrets)
        .extracting(secret -> secret.secret().reveal() + secret.mode())
        .containsExactly(
            "whsec_aOptional[TEST]", "whsec_bOptional[LIVE]", "whsec_c:dOptional.empty");
  }

  @Test
  void aTestSecretNeverSignsLiveData_andALiveOneTheTestsOfConnectedAccountsOnly() {
    WebhookSecret unknown = added(SHARED);
    WebhookSecret test = unknown.in(Optional.of(StripeMode.TEST));
    WebhookSecret live = unknown.in(Optional.of(StripeMode.LIVE));
    assertThat(test.maySign(StripeMode.LIVE, false)).isFalse();
    assertThat(test.maySign(StripeMode.LIVE, true)).isFalse();
    assertThat(test.maySign(StripeMode.TEST, true)).isTrue();
    assertThat(live.maySign(StripeMode.TEST, false)).isFalse();
    assertThat(live.maySign(StripeMode.TEST, true)).isTrue();
    assertThat(unknown.shownBy(StripeMode.TEST, true)).isEmpty();
    assertThat(unknown.shownBy(StripeMode.LIVE, true)).contains(StripeMode.LIVE);
    assertThat(test.shownBy(StripeMode.LIVE, false)).isEmpty();
  }

  @Test
  void aKey_belongsToOneAccount_whereverItIsFrom() {
    Secret live = new Secret("rk_live_0123456789");
    StripeCredentials environment = StripeCredentials.ofEnvironment(List.of(), Optional.of(live));
    assertThat(environment.objectionToKey(live, SHOP)).get().asString().contains("environment");
    assertThat(environment.objectionToKey(live, DEFAULT)).isEmpty();
    StripeKey added = new StripeKey(SHOP, false, live, Optional.of(NOON));
    StripeCredentials all = new StripeCredentials(List.of(), List.of(added));
    assertThat(all.objectionToKey(live, DEFAULT)).get().asString().contains("account shop");
    assertThat(all.objectionToKey(new Secret("rk_live_9876543210"), DEFAULT)).isEmpty();
    assertThat(all.or(environment).keys()).containsExactly(added);
  }

  @Test
  void aConnectedAccount_knowsItsPlatform() {
    AccountId connected = SHOP.connected("acct_7");
    assertThat(connected.platform()).isEqualTo(SHOP);
    assertThat(connected.stripeAccount()).contains("acct_7");
    assertThat(SHOP.platform()).isEqualTo(SHOP);
    assertThat(SHOP.stripeAccount()).isEmpty();
  }

  private static WebhookSecret added(Secret secret) {
    return WebhookSecret.added(new WebhookSecretId(UUID.randomUUID()), SHOP, secret, "", NOON);
  }
}
