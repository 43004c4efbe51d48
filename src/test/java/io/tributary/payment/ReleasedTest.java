package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Of a partly captured charge, Stripe tells the rest it lets go as a refund: no money went back.
 */
final class ReleasedTest {
  private static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  private static final Instant NOON = Facts.NOON;
  private static final Money ASKED = new Money("pi_1", "ch_1", "", "cus_1", 20_675, "usd");
  private static final long REST = 375;

  @Test
  void theRestThatIsLetGo_isNoRefund_inAnyOrder() {
    List<Message> messages =
        told(
            event("charge.captured", 60, charge(REST)),
            event("refund.created", 61, refund("re_rest", REST, 60)),
            event(
                "payment_intent.succeeded",
                62,
                NEW.intent(ASKED, NOON).put("amount_received", 20_300)));
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(messages, new Random(seed));
      assertThat(PureBooks.of(messages)).hasSize(1);
      assertBooks(messages, 20_300, 0);
    }
  }

  @Test
  void withoutItsCharge_theRefundCounts_untilTheChargeIsKnown() {
    List<Message> messages =
        told(
            event("refund.created", 61, refund("re_rest", REST, 60)),
            event(
                "payment_intent.succeeded",
                62,
                NEW.intent(ASKED, NOON).put("amount_received", 20_300)));
    assertBooks(messages, 20_300, REST);
    messages.addAll(Imports.of(List.of(charge(REST)), at(9_000)));
    assertBooks(messages, 20_300, 0);
  }

  @Test
  void realRefunds_countBesideIt_evenOfTheSameAmount() {
    List<Message> messages =
        told(
            event("charge.captured", 60, charge(REST)),
            event("refund.created", 61, refund("re_rest", REST, 60)),
            event("charge.refunded", 7_200, charge(2 * REST)),
            event("refund.created", 7_200, refund("re_real", REST, 7_200)));
    assertBooks(messages, 20_300, REST);
    assertThat(only(messages).entries()).extracting(entry -> entry.reference()).contains("re_real");
    messages.addAll(Imports.of(List.of(charge(2 * REST)), at(9_000)));
    assertBooks(messages, 20_300, REST);
  }

  @Test
  void aRealRefundOfTheSameAmount_isNotTakenForIt() {
    List<Message> messages =
        told(
            event("charge.captured", 60, charge(REST)),
            event("refund.created", 7_200, refund("re_real", REST, 7_200)));
    assertBooks(messages, 20_300, REST);
  }

  @Test
  void fetchedObjectsAlone_giveTheSame() {
    List<ObjectNode> objects =
        List.of(charge(REST + 1_000), refund("re_rest", REST, 60), refund("re_1", 1_000, 7_200));
    assertBooks(Imports.of(objects, at(9_000)), 20_300, 1_000);
  }

  @Test
  void whereRefundsAreToldAsASumOnly_theRestIsNotInIt() {
    StripeObjects old = new StripeObjects("2022-11-15");
    ObjectNode captured = captured(old.charge(ASKED, NOON), REST);
    ObjectNode refunded = captured(old.charge(ASKED, NOON), REST + 1_000);
    assertBooks(
        told(event("charge.captured", 60, captured), event("charge.refunded", 7_200, refunded)),
        20_300,
        1_000);
  }

  private static ObjectNode charge(long refunded) {
    return captured(NEW.charge(ASKED, NOON), refunded);
  }

  private static ObjectNode captured(ObjectNode charge, long refunded) {
    return charge.put("amount_captured", 20_300).put("amount_refunded", refunded);
  }

  private static ObjectNode refund(String id, long amount, long second) {
    return NEW.refund(id, ASKED, amount, at(second));
  }

  private static ObjectNode event(String type, long second, ObjectNode object) {
    return NEW.event("evt_" + type + object.path("id") + second, type, at(second), object);
  }

  private static List<Message> told(ObjectNode... events) {
    return new ArrayList<>(PureBooks.messages(List.of(events)));
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }

  private static Payment only(List<Message> messages) {
    List<Payment> books = PureBooks.of(messages);
    assertThat(books).hasSize(1);
    return books.getFirst();
  }

  private static void assertBooks(List<Message> messages, long gross, long refunded) {
    Payment payment = only(messages);
    assertThat(payment.gross().minorUnits()).isEqualTo(gross);
    assertThat(payment.refunded().minorUnits()).isEqualTo(refunded);
    assertThat(payment.net().minorUnits()).isEqualTo(gross - refunded);
  }
}
