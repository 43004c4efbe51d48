package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Door;
import io.tributary.model.DoorId;
import io.tributary.model.Entry;
import io.tributary.model.FieldMapping;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.Telling;
import io.tributary.model.VisitorId;
import io.tributary.testing.StripeEvents;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What relays tell of Stripe's messages is the money that Stripe tells of itself. */
final class RelayConversionsTest extends DoorStory {
  private final ClickId click = ClickId.parse("01KB1V5PJ3Q8XG0C4R7N2M9TZA").orElseThrow();
  private final VisitorId visitor = VisitorId.parse("01KB1V5PJ3Q8XG0C4R7N2M9TZB").orElseThrow();
  private final ObjectNode seed = StripeEvents.seed();
  private Conversion direct;
  private Payment paid;

  @BeforeEach
  void tellDirectly() {
    StripeEvents.session(seed).put("client_reference_id", click.toString());
    arrive(click, visitor);
    assertThat(house.webhook(seed).status()).isEqualTo(200);
    settle();
    direct = conversion();
    paid = payment();
    forgetAll();
  }

  @Test
  void zapiersFlatMessage_becomesTheSameConversion_asTheWebhook() {
    relay(Relays.flattened(seed, "__"));

    assertThat(conversion()).isEqualTo(direct);
    assertSame(payment(), paid);
  }

  @Test
  void makesNestedMessage_becomesTheSameConversion_asTheWebhook() {
    relay(Relays.nested(seed));

    assertThat(conversion()).isEqualTo(direct);
    assertSame(payment(), paid);
  }

  @Test
  void messageThatComesByRelayAndDirectly_isOnePayment_inEitherOrder() {
    relay(Relays.flattened(seed, "__"));
    house.webhook(seed);
    settle();
    assertThat(conversion()).isEqualTo(direct);

    forgetAll();
    house.webhook(seed);
    relay(Relays.nested(seed));
    assertThat(conversion()).isEqualTo(direct);
  }

  @Test
  void forgedMessageWithStripesEventId_keepsStripesOwnMessageNotOut_andSaysNothingOfTheMoney() {
    ObjectNode forged = seed.deepCopy();
    StripeEvents.session(forged).put("amount_total", 99_900).put("created", 1_500_000_000);
    forged.put("created", 1_500_000_000);
    relay(Relays.nested(forged));

    assertThat(house.webhook(seed).status()).isEqualTo(200);
    settle();

    assertThat(conversion()).isEqualTo(direct);
    assertThat(payment()).isEqualTo(paid);
  }

  @Test
  void refundThatARelayTells_countsOnlyWhereStripeItselfTellsNothing() {
    String refund =
        """
        {"id":"re_3M5sv2JhmZq84NMq1cI99Gs","object":"refund","amount":3000,"currency":"usd",
         "status":"succeeded","payment_intent":"pi_3M5sv2JhmZq84NMq1cI99Gsb","livemode":false}
        """;
    relay(Relays.nested(seed));
    relay(DoorSamples.submission(refund));
    assertThat(payment().net()).isEqualTo(new Money(7_000, paid.amount().currency()));

    house.webhook(seed);
    settle();

    assertThat(payment()).isEqualTo(paid);
  }

  @Test
  void bareSessionThatComesByRelayAndDirectly_isOnePayment_atTheTimeStripeTells() {
    relay(Relays.flattened(StripeEvents.session(seed), "__"));
    assertThat(conversion().value()).isEqualTo(direct.value());
    assertThat(conversion().match()).isEqualTo(direct.match());

    house.webhook(seed);
    settle();

    assertThat(conversion()).isEqualTo(direct);
    assertThat(payment().net()).isEqualTo(paid.net());
  }

  @Test
  void postbackThatNamesStripesIntent_joinsStripesMoney_andAddsNone() {
    tell(
        """
        {"click_id":"%s","value":"77","currency":"USD","event_name":"Upsale","type":"sale"}
        """
            .formatted(click));
    tell(
        """
        {"click_id":"%s","value":"77","currency":"USD","event_name":"Purchase",
         "transaction_id":"pi_3M5sv2JhmZq84NMq1cI99Gsb","livemode":"false","test":"true"}
        """
            .formatted(click));
    assertThat(payment().net().minorUnits()).isEqualTo(7_700);

    house.webhook(seed);
    tell(
        """
        {"event_name":"refund","transaction_id":"pi_3M5sv2JhmZq84NMq1cI99Gsb","value":"5",
         "currency":"USD"}
        """);

    assertThat(payment().net()).isEqualTo(new Money(10_000, paid.amount().currency()));
    assertThat(payment().id()).isEqualTo(paid.id());
    assertThat(conversion().value()).isEqualTo(direct.value());
  }

  private static void assertSame(Payment relayed, Payment direct) {
    assertThat(relayed)
        .usingRecursiveComparison()
        .ignoringFields("entries.eventId")
        .isEqualTo(direct);
    assertThat(relayed.entries())
        .extracting(Entry::eventId)
        .allMatch(id -> id.startsWith(Telling.THROUGH_DOOR));
  }

  private void relay(Submission submission) {
    Door relay =
        new Door(
            DoorId.mint(house.clock.instant(), new SplittableRandom()),
            "relay" + house.database.count("doors"),
            Door.Kind.STRIPE_RELAY,
            door.account(),
            door.site(),
            Door.AmountUnit.MINOR,
            true,
            Door.Guard.TOKEN_ONLY,
            FieldMapping.NONE,
            house.clock.instant(),
            Optional.empty());
    doors.add(relay);
    assertThat(doors.post(relay.name(), submission.body()).status()).isEqualTo(200);
    settle();
  }

  private void forgetAll() {
    List.of("conversions", "waits", "entries", "payments", "aliases", "facts", "inbox")
        .forEach(table -> house.database.execute("DELETE FROM " + table));
  }
}
