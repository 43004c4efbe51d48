package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.demo.StripeApiStandIn;
import io.tributary.demo.Trouble;
import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.testing.SettableClock;
import io.tributary.testing.StripeHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our client against the stand-in: the two were written by different hands. */
final class StripeApiStandInTest {
  private final SettableClock clock = SettableClock.atNoon();
  private final StripeApiStandIn standIn = StripeApiStandIn.start(clock);
  private final StripeApis apis = new StripeApis(standIn.address(), clock, clock::advance);

  @AfterEach
  void close() {
    apis.close();
    standIn.close();
  }

  private StripeApi api(String key, String connected) {
    return apis.of(
        new KeyedAccount(
            AccountId.DEFAULT,
            new Secret(key),
            Optional.of(connected).filter(account -> !account.isEmpty())));
  }

  private static List<JsonNode> walk(StripeApi api, String path, Map<String, String> query) {
    List<JsonNode> walked = new ArrayList<>();
    api.list(path, query).forEach(walked::add);
    return walked;
  }

  @Test
  void longList_isWalkedWhole_throughEveryTrouble_withinStripesPace() {
    StripeHistory.of(5, 900).forEach(standIn.shelf()::take);
    List<String> charges = ids(standIn.shelf().list("charge"));
    standIn.limit(StripeApiStandIn.STRIPES_LIMIT);
    for (long seed = 1; seed <= 5; seed++) {
      standIn.troubles().byChance(seed, 3);
      Map<String, String> few = Map.of("limit", "7");

      assertThat(ids(walk(api(StripeApiStandIn.KEY, ""), "/v1/charges", few)))
          .hasSizeGreaterThan(150)
          .isEqualTo(charges);
    }
  }

  private static List<String> ids(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("id").asString()).toList();
  }

  @Test
  void silentStripe_isAskedAgain() {
    standIn.shelf().put(StripeHistory.of(5, 1).getFirst().at("/data/object"));
    standIn.troubles().silence(Duration.ofMillis(50));
    standIn.troubles().next(Trouble.SILENCE, Trouble.CUT);

    assertThat(walk(api(StripeApiStandIn.KEY, ""), "/v1/checkout/sessions", Map.of())).isEmpty();
    assertThat(standIn.asked()).hasSize(3);
  }

  @Test
  void refusals_areTheClientsOwnWords() {
    standIn.admit("rk_live_small", Set.of("rak_charge_read"));

    assertThat(refusal("rk_live_small", "", "/v1/invoices"))
        .isEqualTo(StripeFailure.Kind.PERMISSION_MISSING);
    assertThat(refusal("rk_live_wrong", "", "/v1/charges"))
        .isEqualTo(StripeFailure.Kind.KEY_REFUSED);
    assertThat(refusal("rk_live_small", "", "/v1/charges/ch_9"))
        .isEqualTo(StripeFailure.Kind.NOT_FOUND);
    assertThat(refusal("rk_live_small", "", "/v1/nonsense"))
        .isEqualTo(StripeFailure.Kind.NOT_FOUND);
  }

  private StripeFailure.Kind refusal(String key, String connected, String path) {
    return catchThrowableOfType(StripeFailure.class, () -> api(key, connected).get(path, Map.of()))
        .kind();
  }

  @Test
  void connectedAccount_isReadByTheKeyOfItsPlatform() {
    JsonNode charge = StripeHistory.of(5, 1).getFirst().at("/data/object");
    standIn.shelf("acct_2").put(charge);
    String type = charge.path("object").asString();
    assertThat(standIn.shelf("acct_2").list(type)).hasSize(1);

    assertThat(
            api(StripeApiStandIn.KEY, "acct_2").get("/v1/account", Map.of()).path("id").asString())
        .isEqualTo("acct_2");
    assertThat(refusal(StripeApiStandIn.KEY, "acct_3", "/v1/account"))
        .isEqualTo(StripeFailure.Kind.PERMISSION_MISSING);
  }
}
