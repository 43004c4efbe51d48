package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Entry;
import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A charge's sum of refunds invents none beside those that are told one by one. */
final class RefundSumsTest {
  private static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  private static final Instant NOON = Facts.NOON;
  private static final Money DOLLARS = new Money("pi_1", "ch_1", "", "cus_1", 2_000, "usd");

  @Test
  void aFailedRefund_thatALaterMessageStillCounts_leavesNoRefund() {
    ObjectNode refund = NEW.refund("re_1", DOLLARS, 500, at(60));
    List<Message> messages =
        told(
            event("charge.succeeded", 0, charge(0)),
            event("refund.created", 60, refund),
            event("refund.failed", 120, refund.deepCopy().put("status", "failed")),
            event("charge.updated", 180, charge(500)));
    Payment payment = only(messages);
    assertThat(payment.net().minorUnits()).isEqualTo(2_000);
    assertThat(payment.entries())
        .extracting(Entry::reference)
        .containsExactly("pi_1", "re_1", "re_1");
  }

  @Test
  void aFailedRefund_thatALaterMessageNoLongerCounts_leavesNoneEither() {
    ObjectNode refund = NEW.refund("re_1", DOLLARS, 500, at(60));
    List<Message> messages =
        told(
            event("charge.succeeded", 0, charge(0)),
            event("refund.created", 60, refund),
            event("charge.refunded", 61, charge(500)),
            event("refund.failed", 120, refund.deepCopy().put("status", "failed")),
            event("charge.updated", 180, charge(0)),
            event("charge.refunded", 240, charge(300)));
    Payment payment = only(messages);
    assertThat(payment.refunded().minorUnits()).as("a real one of 300, untold").isEqualTo(300);
  }

  /** As accounts do whose version tells no refunds one by one, except that one failed. */
  @Test
  void aRefundTriedAgainAfterItFailed_counts_thoughOnlyItsSumIsTold() {
    ObjectNode failed = NEW.refund("re_1", DOLLARS, 500, at(60)).put("status", "failed");
    List<Message> messages =
        told(
            event("charge.succeeded", 0, charge(0)),
            event("charge.refunded", 61, charge(500)),
            event("charge.refund.updated", 90_000, failed),
            event("charge.refunded", 99_000, charge(500)));
    assertThat(only(messages).refunded().minorUnits()).isEqualTo(500);
  }

  @Test
  void aNewRefund_whoseMessageStillCountsTheFailedOne_leavesNoneBeside() {
    ObjectNode refund = NEW.refund("re_1", DOLLARS, 500, at(60));
    List<Message> messages =
        told(
            event("charge.succeeded", 0, charge(0)),
            event("refund.created", 60, refund),
            event("refund.failed", 120, refund.deepCopy().put("status", "failed")),
            event("refund.created", 9_000, NEW.refund("re_2", DOLLARS, 300, at(9_000))),
            event("charge.refunded", 9_000, charge(800)));
    assertThat(only(messages).refunded().minorUnits()).isEqualTo(300);
  }

  @Test
  void aRefundMadeJustAfterTheTimeOfThePage_isNotCountedTwice() {
    List<Message> messages = told(event("charge.succeeded", 0, charge(0)));
    messages.addAll(Imports.of(List.of(charge(500)), at(600)));
    messages.addAll(told(event("refund.created", 606, NEW.refund("re_1", DOLLARS, 500, at(605)))));
    Payment payment = only(messages);
    assertThat(payment.refunded().minorUnits()).isEqualTo(500);
    assertThat(payment.entries()).extracting(Entry::reference).containsExactly("pi_1", "re_1");
  }

  @Test
  void aSumThatNoRefundExplains_staysARefund() {
    List<Message> messages = told(event("charge.succeeded", 0, charge(0)));
    messages.addAll(Imports.of(List.of(charge(500)), at(600)));
    messages.addAll(
        told(event("refund.created", 9_000, NEW.refund("re_1", DOLLARS, 200, at(9_000)))));
    assertThat(only(messages).refunded().minorUnits()).isEqualTo(700);
  }

  private static ObjectNode charge(long refunded) {
    return NEW.charge(DOLLARS, NOON).put("amount_refunded", refunded);
  }

  private static ObjectNode event(String type, long second, ObjectNode object) {
    return NEW.event("evt_" + type + second, type, at(second), object);
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
}
