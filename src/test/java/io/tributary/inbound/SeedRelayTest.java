package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.Fact;
import io.tributary.model.FieldMapping;
import io.tributary.model.MessageId;
import io.tributary.storage.InboxTable.Incoming;
import io.tributary.storage.InboxTable.Message;
import io.tributary.storage.InboxTable.State;
import io.tributary.stripe.EventTranslator;
import io.tributary.testing.StripeEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The seed's message through relays says to the books what the webhook says. */
final class SeedRelayTest {
  private static final String RELAYED =
      "door:" + door(AmountUnit.MINOR).id() + ":evt_1M5sv6JhmZq84NMqbCfCcgRL";
  private final ObjectNode seed = StripeEvents.seed();

  @Test
  void wholeEventFlattenedByZapier_tellsTheSameFacts() {
    assertThat(relayed(AmountUnit.MINOR, Relays.flattened(seed, "__"))).isEqualTo(direct());
  }

  @Test
  void wholeEventWithDottedKeys_tellsTheSameFacts() {
    assertThat(relayed(AmountUnit.MINOR, Relays.flattened(seed, "."))).isEqualTo(direct());
  }

  @Test
  void wholeEventNestedByMake_tellsTheSameFacts() {
    assertThat(relayed(AmountUnit.MINOR, Relays.nested(seed))).isEqualTo(direct());
  }

  @Test
  void amountsDividedByTheRelay_tellTheSameFacts_atADoorInMajorUnits() {
    assertThat(relayed(AmountUnit.MAJOR, Relays.divided(Relays.nested(seed)))).isEqualTo(direct());
  }

  @Test
  void bareSession_tellsTheSame_butForItsTimeAndMessage() {
    ObjectNode session = StripeEvents.session(seed);

    Fact.Paid relayed =
        (Fact.Paid) relayed(AmountUnit.MINOR, Relays.flattened(session, "__")).getFirst();
    Fact.Paid direct = (Fact.Paid) direct().getFirst();

    assertThat(relayed.order()).isEqualTo(direct.order());
    assertThat(relayed.amount()).isEqualTo(direct.amount());
    assertThat(relayed.told().type()).isEqualTo("checkout.session.completed");
    assertThat(relayed.at()).isEqualTo(DoorSamples.NOON);
  }

  @Test
  void wholeEvent_isKnownByStripesEventId_withinItsDoorOnly_soThatItKeepsNoWebhookOut() {
    Incoming relayed =
        DoorSamples.incoming(
            door(AmountUnit.MINOR), Relays.flattened(seed, "__"), "digest", DoorSamples.NOON);

    assertThat(relayed.eventId()).isEqualTo(RELAYED);
    assertThat(relayed.toldAt()).isEqualTo(Instant.ofEpochSecond(1668871528));
    assertThat(relayed.test()).isTrue();
  }

  @Test
  void bareSessionInTheSameState_isTheSameMessage_andInAnotherStateAnother() {
    ObjectNode session = StripeEvents.session(seed);
    String first = eventId(Relays.flattened(session, "__"));
    String again = eventId(Relays.nested(session));
    String changed = eventId(Relays.nested(session.put("payment_status", "unpaid")));

    assertThat(first).startsWith("door:").isEqualTo(again).isNotEqualTo(changed);
  }

  private static String eventId(Submission submission) {
    return DoorSamples.incoming(door(AmountUnit.MINOR), submission, "digest", DoorSamples.NOON)
        .eventId();
  }

  private static List<Fact> relayed(AmountUnit unit, Submission submission) {
    return DoorSamples.facts(door(unit), submission);
  }

  private List<Fact> direct() {
    Incoming content =
        new Incoming(
            DoorSamples.anytrack().account(),
            RELAYED,
            "checkout.session.completed",
            Instant.ofEpochSecond(1668871528),
            true,
            StripeEvents.bytes(seed));
    return EventTranslator.translate(
        new Message(new MessageId(1), content, DoorSamples.NOON, State.NEW, Optional.empty()));
  }

  private static Door door(AmountUnit unit) {
    return DoorSamples.door(Door.Kind.STRIPE_RELAY, unit, FieldMapping.NONE);
  }
}
