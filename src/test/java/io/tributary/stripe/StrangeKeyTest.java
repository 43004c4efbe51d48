package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.model.AccountId;
import io.tributary.model.Secret;
import io.tributary.testing.RecordingServer;
import io.tributary.testing.SettableClock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that no request can carry. */
final class StrangeKeyTest {
  private final RecordingServer stripe = RecordingServer.start();
  private final StripeApis apis =
      new StripeApis(stripe.address(""), SettableClock.atNoon(), _ -> {});

  @AfterEach
  void close() {
    apis.close();
    stripe.close();
  }

  private StripeFailure refused(String key, Optional<String> connected) {
    StripeApi api = apis.of(new KeyedAccount(AccountId.DEFAULT, new Secret(key), connected));
    return catchThrowableOfType(StripeFailure.class, () -> api.get("/v1/account", Map.of()));
  }

  @Test
  void keyThatNoHeaderHolds_isRefused_andNeverRepeated() {
    for (String key : new String[] {"rk_live_hush\nhush", "rk_live_hush\u0000", "rk_live_hush‑"}) {
      StripeFailure failure = refused(key, Optional.empty());
      assertThat(failure.kind()).isEqualTo(StripeFailure.Kind.KEY_REFUSED);
      assertThat(failure).hasNoCause().hasMessageNotContaining("hush");
      assertThat(failure).hasMessageContaining("copy it from Stripe again");
    }
    assertThat(stripe.requests()).isEmpty();
  }

  @Test
  void accountThatNoHeaderHolds_isRefused() {
    StripeFailure failure = refused("rk_live_secret", Optional.of("acct_\n1"));
    assertThat(failure.kind()).isEqualTo(StripeFailure.Kind.KEY_REFUSED);
    assertThat(failure).hasNoCause();
  }
}
