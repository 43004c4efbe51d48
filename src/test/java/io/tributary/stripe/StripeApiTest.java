package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.testing.RecordedRequest;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.Reply;
import io.tributary.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stripe's API as we ask it: pages, pace, patience, and words for people. */
final class StripeApiTest {
  private static final Secret KEY = new Secret("rk_live_secret");
  private final RecordingServer stripe = RecordingServer.start();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T00:00:00Z"));
  private final List<Duration> waits = new ArrayList<>();
  private final StripeApis apis = new StripeApis(stripe.address(""), clock, this::pass);

  @AfterEach
  void close() {
    apis.close();
    stripe.close();
  }

  private void pass(Duration length) {
    waits.add(length);
    clock.advance(length);
  }

  private StripeApi api() {
    return apis.of(new KeyedAccount(AccountId.DEFAULT, KEY, Optional.empty()));
  }

  @Test
  void listIsWalkedToItsEnd_aPageWhenItIsNeeded() {
    stripe.answer("/v1/charges", StripeApiTest::page);

    List<String> ids = new ArrayList<>();
    api()
        .list("/v1/charges", Map.of("created[gte]", "17"))
        .forEach(charge -> ids.add(charge.path("id").asString()));

    assertThat(ids).containsExactly("ch_5", "ch_4", "ch_3", "ch_2", "ch_1");
    assertThat(stripe.requests())
        .allSatisfy(
            request -> assertThat(request.query()).contains("created%5Bgte%5D=17", "limit=100"))
        .allSatisfy(
            request ->
                assertThat(request.header("Authorization")).hasValue("Bearer rk_live_secret"));
    assertThat(stripe.requests()).hasSize(3);
  }

  private static Reply page(RecordedRequest request) {
    if (request.query().contains("starting_after=ch_4")) {
      return Reply.json(
          200, "{\"data\": [{\"id\": \"ch_3\"}, {\"id\": \"ch_2\"}], \"has_more\": true}");
    }
    return request.query().contains("starting_after=ch_2")
        ? Reply.json(200, "{\"data\": [{\"id\": \"ch_1\"}], \"has_more\": false}")
        : Reply.json(
            200, "{\"data\": [{\"id\": \"ch_5\"}, {\"id\": \"ch_4\"}], \"has_more\": true}");
  }

  @Test
  void listThatRepeatsItself_isGivenUp() {
    stripe.answer(
        "/v1/charges", Reply.json(200, "{\"data\": [{\"id\": \"ch_1\"}], \"has_more\": true}"));

    assertThat(
            catchThrowableOfType(
                    StripeFailure.class, () -> api().list("/v1/charges", Map.of()).forEach(_ -> {}))
                .kind())
        .isEqualTo(StripeFailure.Kind.UNAVAILABLE);
    assertThat(stripe.requests()).hasSize(2);
  }

  @Test
  void refusalForHaste_isWaitedOutAsLongAsStripeSays() {
    stripe.answer(
        "/v1/account",
        _ ->
            stripe.requests().isEmpty()
                ? Reply.status(429).with("Retry-After", "7")
                : Reply.json(200, "{\"id\": \"acct_1\"}"));

    assertThat(api().get("/v1/account", Map.of()).path("id").asString()).isEqualTo("acct_1");
    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void troubleAtStripe_isTriedSixTimesWithGrowingPauses_thenSaid() {
    stripe.answer("/v1/account", Reply.status(503));

    StripeFailure failure = failure("/v1/account");

    assertThat(failure.kind()).isEqualTo(StripeFailure.Kind.UNAVAILABLE);
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure).hasMessageContaining("503");
    assertThat(stripe.requests()).hasSize(6);
    assertThat(waits).hasSize(5).isSorted();
  }

  @Test
  void answerThatIsNoJson_isTrouble() {
    stripe.answer("/v1/account", Reply.of(200, "text/html", "<html>a proxy's page</html>"));

    assertThat(failure("/v1/account").kind()).isEqualTo(StripeFailure.Kind.UNAVAILABLE);
  }

  @Test
  void unreachableStripe_isTrouble() {
    stripe.close();

    assertThat(failure("/v1/account").status()).isZero();
  }

  @Test
  void refusedKey_isSaidAtOnce_withoutTheKey() {
    stripe.answer(
        "/v1/account",
        Reply.json(
            401, "{\"error\": {\"message\": \"Invalid API Key provided: rk_live_secret\"}}"));

    StripeFailure failure = failure("/v1/account");

    assertThat(failure.kind()).isEqualTo(StripeFailure.Kind.KEY_REFUSED);
    assertThat(failure).hasMessageContaining("rk_live_…").hasMessageNotContaining("secret");
    assertThat(stripe.requests()).hasSize(1);
  }

  @Test
  void missingPermission_isNamed() {
    stripe.answer(
        "/v1/charges",
        Reply.json(
            403,
            "{\"error\": {\"message\": \"Having the 'rak_charge_read' permission would allow this\"}}"));

    StripeFailure failure = failure("/v1/charges");

    assertThat(failure.kind()).isEqualTo(StripeFailure.Kind.PERMISSION_MISSING);
    assertThat(failure.permission()).hasValue("rak_charge_read");
  }

  @Test
  void repeatedChange_isMadeOnce() {
    stripe.answer(
        "/v1/webhook_endpoints",
        _ ->
            stripe.requests().isEmpty()
                ? Reply.status(500)
                : Reply.json(200, "{\"id\": \"we_1\"}"));

    api().post("/v1/webhook_endpoints", Map.of("url", "https://t.example/hooks/stripe"));

    List<RecordedRequest> sent = stripe.requests();
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().body()).isEqualTo("url=https%3A%2F%2Ft.example%2Fhooks%2Fstripe");
    assertThat(sent.getFirst().header("Idempotency-Key"))
        .isPresent()
        .isEqualTo(sent.getLast().header("Idempotency-Key"));
  }

  @Test
  void connectedAccount_isNamed() {
    stripe.answer("/v1/account", Reply.json(200, "{}"));

    apis.of(new KeyedAccount(AccountId.DEFAULT, KEY, Optional.of("acct_2")))
        .get("/v1/account", Map.of());

    assertThat(stripe.requests().getFirst().header("Stripe-Account")).hasValue("acct_2");
  }

  @Test
  void requestsOfOneKey_keepTwentyASecond() {
    stripe.answer("/v1/account", Reply.json(200, "{}"));

    for (int request = 0; request < 21; request++) {
      api().get("/v1/account", Map.of());
    }

    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(1));
  }

  private StripeFailure failure(String path) {
    return catchThrowableOfType(StripeFailure.class, () -> api().get(path, Map.of()));
  }
}
