package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Secret;
import io.tributary.stripe.StripeSignature.Verdict;
import io.tributary.testing.StripeEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures, held against Stripe's own library. */
class StripeSignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final byte[] BODY = "{\"id\": \"evt_\u00fc\"}".getBytes(StandardCharsets.UTF_8);
  private static final String RIGHT = StripeEvents.SECRET;
  private static final String T = "t=" + NOW.getEpochSecond();
  private static final String NO_HEX = "v1=" + "g".repeat(64);

  @Test
  void whatStripesLibrarySigns_isGenuine() {
    assertThat(isGenuine(signed(RIGHT, NOW), BODY, RIGHT)).isTrue();
    assertThat(isGenuine(signed("whsec_other", NOW), BODY, RIGHT)).isFalse();
  }

  @Property(tries = 200)
  void stripesLibraryAgrees(@ForAll byte[] body, @ForAll boolean isOurs) {
    byte[] text = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    String header = StripeEvents.signature(text, isOurs ? RIGHT : "whsec_other", NOW);
    assertThat(isGenuine(header, text, RIGHT))
        .isEqualTo(StripeEvents.isGenuineToStripe(text, header, RIGHT))
        .isEqualTo(isOurs);
  }

  @Test
  void trap26_anyOfSeveralSecrets_andAnyOfSeveralSignatures_suffices() {
    assertThat(isGenuine(signed(RIGHT, NOW), BODY, "whsec_old", RIGHT)).isTrue();
    String rolled = T + "," + v1("whsec_old") + "," + v1(RIGHT);
    assertThat(isGenuine(rolled, BODY, RIGHT)).isTrue();
    assertThat(isGenuine(T + "," + NO_HEX + "," + v1(RIGHT), BODY, RIGHT)).isTrue();
    assertThat(isGenuine(rolled, BODY, "whsec_third")).isFalse();
  }

  @Test
  void theSecretThatFitsIsNamed() {
    Verdict verdict =
        StripeSignature.check(
            Optional.of(signed(RIGHT, NOW)), BODY, secrets("whsec_old", RIGHT), NOW);
    assertThat(verdict).isEqualTo(new Verdict.Genuine(new Secret(RIGHT)));
  }

  @Test
  void onlyV1Counts() {
    String decoy = v1(RIGHT).replace("v1=", "v0=");
    assertThat(isGenuine(T + "," + decoy, BODY, RIGHT)).isFalse();
    assertThat(isGenuine(T + "," + decoy + "," + v1(RIGHT), BODY, RIGHT)).isTrue();
    assertThat(isGenuine(T + "," + v1("whsec_old") + "," + decoy, BODY, RIGHT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -299, 0, 299, 300})
  void aTimeWithinFiveMinutes_isFine(long seconds) {
    assertThat(isGenuine(signed(RIGHT, NOW.plusSeconds(seconds)), BODY, RIGHT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -301, 301, 3600})
  void trap27_aTimeFurtherAway_isRefused_alsoInTheFuture(long seconds) {
    assertThat(reason(signed(RIGHT, NOW.plusSeconds(seconds)), BODY)).contains("300 seconds");
  }

  @Test
  void theToleranceIsInWholeSeconds_asInStripesLibrary() {
    Instant halfPast = NOW.plus(Duration.ofMillis(500));
    Optional<String> header = Optional.of(signed(RIGHT, NOW.minusSeconds(300)));
    assertThat(StripeSignature.check(header, BODY, secrets(RIGHT), halfPast))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void trap26_theKeyIsTheWholeText_prefixIncluded() {
    String bare = RIGHT.substring("whsec_".length());
    assertThat(isGenuine(signed(bare, NOW), BODY, RIGHT)).isFalse();
  }

  @Test
  void trap26_oneMoreByte_breaksTheSignature() {
    byte[] withNewline =
        (new String(BODY, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(isGenuine(signed(RIGHT, NOW), withNewline, RIGHT)).isFalse();
    String header = StripeEvents.signature(withNewline, RIGHT, NOW);
    assertThat(isGenuine(header, withNewline, RIGHT)).isTrue();
  }

  @Test
  void noHeader_andNoSecret_haveTheirOwnSentences() {
    assertThat(refused(StripeSignature.check(Optional.empty(), BODY, secrets(RIGHT), NOW)))
        .contains("is missing");
    assertThat(
            refused(StripeSignature.check(Optional.of(signed(RIGHT, NOW)), BODY, secrets(), NOW)))
        .contains("TRIBUTARY_STRIPE_WEBHOOK_SECRETS");
    assertThat(reason(signed("whsec_other", NOW), BODY)).contains("No signature fits");
  }

  @Test
  void anEmptySecret_fitsNothing() {
    assertThat(isGenuine(signed(RIGHT, NOW), BODY, "", RIGHT)).isTrue();
    assertThat(isGenuine(signed(RIGHT, NOW), BODY, "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "=",
        "t",
        "v1",
        "t=",
        "v1=",
        "t=abc,v1=00",
        "t=,v1=",
        "t,v1",
        "v1,t=1",
        "t=-1,v1=00",
        "t=1e9,v1=00",
        "t=99999999999999999999,v1=00",
        "t=\u0661\u0662,v1=00",
        "\u0000",
        "t=1793534400",
        "v0=00,t=1793534400",
        "t=1793534400,v1=\u00e9\u00e9"
      })
  void trap27_aHostileHeader_isRefused_neverAnError(String header) {
    assertThat(reason(header, BODY)).contains("malformed");
  }

  @Test
  void aHugeHeader_isRefused() {
    assertThat(reason(T + (",v1=" + "0".repeat(64)).repeat(10_000), BODY)).contains("malformed");
  }

  @Property(tries = 300)
  void noHeaderAtAllIsAnError(@ForAll String header) {
    assertThat(isGenuine(header, BODY, RIGHT)).isFalse();
  }

  @Test
  void upperCaseHex_andSpacesBetweenItems_areRead() {
    String shouting = "v1=" + v1(RIGHT).substring(3).toUpperCase(Locale.ROOT);
    assertThat(isGenuine(T + ", " + shouting, BODY, RIGHT)).isTrue();
  }

  private static String signed(String secret, Instant at) {
    return StripeEvents.signature(BODY, secret, at);
  }

  private static String v1(String secret) {
    return signed(secret, NOW).replaceAll(".*(v1=[0-9a-f]+).*", "$1");
  }

  private static boolean isGenuine(String header, byte[] body, String... secrets) {
    return StripeSignature.check(Optional.of(header), body, secrets(secrets), NOW)
        instanceof Verdict.Genuine;
  }

  private static String reason(String header, byte[] body) {
    return refused(StripeSignature.check(Optional.of(header), body, secrets(RIGHT), NOW));
  }

  private static String refused(Verdict verdict) {
    return ((Verdict.Refused) verdict).reason();
  }

  private static List<Secret> secrets(String... texts) {
    return List.of(texts).stream().map(Secret::new).toList();
  }
}
