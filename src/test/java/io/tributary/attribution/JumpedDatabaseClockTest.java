package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import org.junit.jupiter.api.Test;

/** The database's clock went back between a payment's books and its attribution. */
final class JumpedDatabaseClockTest extends PathTest {
  @Test
  void aPaymentThatSeemsToComeFromTheFuture_doesNotWaitForIt() {
    ClickId click = clickThrough("spring", "");
    pay("x", session -> session.put("client_reference_id", click.toString()));
    house.intake().runOnce();
    house.database.execute("UPDATE payments SET stored_at = stored_at + interval '1 hour'");
    while (house.loader().runOnce() > 0) {
      // Until its journal is drained: an hour before that payment, so it seems.
    }

    assertThat(house.attributor().runOnce()).isEqualTo(1);
    assertThat(house.conversions()).hasSize(1);
  }
}
