package io.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.model.AccountId;
import io.tributary.model.Repair;
import io.tributary.model.Secret;
import io.tributary.model.StripeMode;
import io.tributary.testing.TestHouse;
import io.tributary.testing.Ward;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many ask for the endpoint at once, on whatever server, one is made. */
final class EndpointRaceTest {
  private static final Repair CREATE =
      new Repair(Repair.Kind.CREATE_ENDPOINT, AccountId.DEFAULT, false, "");
  private final Ward ward = Ward.well();

  @AfterEach
  void close() {
    ward.close();
  }

  private static KeptSecrets keeper(TestHouse house) {
    return new KeptSecrets(
        house.database.database(),
        house.tables,
        house.clock,
        new SplittableRandom(),
        house.accounts::refresh);
  }

  @Test
  void ofTwoServersThatMakeTheEndpointAtOnce_oneDoes(@TempDir Path folder) {
    ward.stripe.shelf().remove("we_ours");
    try (TestHouse house = new TestHouse(folder)) {
      ward.keeper = keeper(house);
      Doctor other = ward.doctor();
      List<Optional<String>> second = new ArrayList<>();
      ward.keeper = new Interrupted(keeper(house), () -> second.add(other.mend(CREATE)));

      assertThat(ward.doctor().mend(CREATE)).isEmpty();

      assertThat(second.getFirst().orElseThrow()).contains("right now: look again in a minute");
      assertThat(ward.stripe.shelf().list("webhook_endpoint")).hasSize(1);
      assertThat(house.database.count("webhook_secrets")).isEqualTo(1);
      assertThat(other.mend(CREATE).orElseThrow()).contains("already");
      assertThat(house.database.count("leases")).isZero();
    }
  }

  @Test
  void aTurnThatFails_isGivenBack(@TempDir Path folder) {
    try (TestHouse house = new TestHouse(folder)) {
      KeptSecrets keeper = keeper(house);
      assertThatThrownBy(
              () ->
                  keeper.inTurn(
                      ward.keys.getFirst(),
                      () -> {
                        throw new IllegalStateException("Stripe is away");
                      }))
          .hasMessage("Stripe is away");
      assertThat(keeper.inTurn(ward.keys.getFirst(), Optional::empty)).isEmpty();
    }
  }

  /** While one has begun to make an endpoint, something else happens. */
  private record Interrupted(SecretKeeper keeper, Runnable meanwhile) implements SecretKeeper {
    @Override
    public void keep(AccountId account, Secret secret, StripeMode mode, String label) {
      keeper.keep(account, secret, mode, label);
    }

    @Override
    public Optional<String> inTurn(KeyedAccount keyed, Supplier<Optional<String>> change) {
      return keeper.inTurn(
          keyed,
          () -> {
            meanwhile.run();
            return change.get();
          });
    }
  }
}
