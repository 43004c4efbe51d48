package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Currency;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.Entry;
import io.tributary.model.FieldMapping;
import io.tributary.model.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charges alone, as a relay passes them on without the event and its time. */
final class RelayedChargesTest extends DoorStory {
  @BeforeEach
  void openRelay() {
    Door postbacks = door;
    door =
        doors.add(
            new Door(
                DoorId.mint(house.clock.instant(), new SplittableRandom()),
                "relay",
                Door.Kind.STRIPE_RELAY,
                postbacks.account(),
                postbacks.site(),
                Door.AmountUnit.MINOR,
                true,
                Door.Guard.TOKEN_ONLY,
                FieldMapping.NONE,
                house.clock.instant(),
                Optional.empty()));
  }

  @Test
  void sumsOfRefundsThatOvertakeEachOther_giveNothingBack() {
    for (String refunded : new String[] {"0", "3000", "1000"}) {
      house.clock.advance(Duration.ofMinutes(1));
      relay(charge("true", "10000", refunded));
    }

    assertThat(payment().entries())
        .extracting(Entry::amount)
        .containsExactly(dollars(100), dollars(-30));
  }

  @Test
  void sumsOfRefundsThatGrow_areTheLast() {
    for (String refunded : new String[] {"1000", "3000"}) {
      house.clock.advance(Duration.ofMinutes(1));
      relay(charge("true", "10000", refunded));
    }

    assertThat(payment().net()).isEqualTo(dollars(70));
  }

  @Test
  void chargeThatIsCapturedLater_isNoRepetitionOfItself() {
    relay(charge("false", "0", "0"));
    assertThat(house.payments()).isEmpty();

    relay(charge("true", "10000", "0"));
    relay(charge("true", "10000", "0"));

    assertThat(payment().net()).isEqualTo(dollars(100));
    assertThat(doors.messages(door)).hasSize(2);
  }

  private void relay(String charge) {
    tell(charge);
    assertThat(doors.messages(door))
        .extracting(each -> each.message().reason())
        .containsOnly(Optional.empty());
  }

  private static String charge(String captured, String amountCaptured, String refunded) {
    return """
        {"id":"ch_1","object":"charge","status":"succeeded","paid":"true","captured":"%s",
         "amount":"10000","amount_captured":"%s","amount_refunded":"%s","currency":"usd",
         "payment_intent":"pi_1","livemode":"true","created":"1793534400"}
        """
        .formatted(captured, amountCaptured, refunded);
  }

  private static Money dollars(long amount) {
    return new Money(amount * 100, new Currency("usd"));
  }
}
