package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.model.Payment.Status;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** An object that was fetched again says what it says now, whatever it said before. */
final class ImportedChangesTest {
  private static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");
  private static final Instant MADE = Facts.NOON;
  private static final Instant FETCHED = MADE.plus(Duration.ofDays(20));
  private static final Money MONEY = new Money("pi_1", "ch_1", "in_1", "cus_1", 2_000, "usd");

  @Test
  void anIntentThatIsTriedAgain_isNoFailureAnyMore() {
    ObjectNode failed = NEW.failedIntent(MONEY, MADE);
    ObjectNode tried = failed.deepCopy().put("status", "processing");
    List<Message> messages = states(failed, tried);
    messages.addAll(Imports.of(List.of(unpaidSession()), FETCHED));
    assertStatus(messages, Status.PENDING);
    messages.addAll(Imports.of(List.of(failed.deepCopy()), FETCHED.plusSeconds(9_000)));
    assertStatus(messages, Status.FAILED);
  }

  @Test
  void anInvoiceThatWasTriedInVain_andIsDueAgain_isNoFailureAnyMore() {
    ObjectNode inVain = invoice("open", true);
    ObjectNode fresh = invoice("open", false);
    assertStatus(states(inVain), Status.FAILED);
    assertThat(PureBooks.of(states(inVain, fresh))).isEmpty();
  }

  @Test
  void anOpenInvoice_thatIsVoidedLater_isAFailure_andPaidThen_isPaid() {
    ObjectNode open = invoice("open", false);
    assertThat(PureBooks.of(states(open))).isEmpty();
    assertStatus(states(open, invoice("void", false)), Status.FAILED);
    assertStatus(states(open, invoice("uncollectible", true), invoice("paid", true)), Status.PAID);
  }

  @Test
  void aSessionThatExpiresLater_isNoOrder() {
    ObjectNode open = unpaidSession().put("status", "open");
    assertThat(PureBooks.of(states(open))).isEmpty();
    assertThat(PureBooks.of(states(open, open.deepCopy().put("status", "expired")))).isEmpty();
  }

  @Test
  void aSessionThatIsPaidLater_isPaid() {
    ObjectNode unpaid = unpaidSession();
    assertStatus(states(unpaid), Status.PENDING);
    assertStatus(states(unpaid, unpaid.deepCopy().put("payment_status", "paid")), Status.PAID);
  }

  @Test
  void aRefundThatFailsLater_comesBack_andOneThatIsCancelled_wasNone() {
    ObjectNode refund = NEW.refund("re_1", MONEY, 500, MADE);
    assertRefunded(500, refund);
    assertRefunded(0, refund, with(refund, "status", "failed"));
    assertRefunded(0, refund, with(refund, "status", "canceled"));
    assertRefunded(500, with(refund, "status", "requires_action"), refund);
    assertRefunded(0, refund, with(refund, "status", "requires_action"));
  }

  @Test
  void aChargesSumThatFalls_isTheSumThen() {
    ObjectNode charge = NEW.charge(MONEY, MADE);
    assertRefunded(700, charge.deepCopy().put("amount_refunded", 700));
    assertRefunded(
        0,
        charge.deepCopy().put("amount_refunded", 700),
        charge.deepCopy().put("amount_refunded", 0));
  }

  @Test
  void aCreditNoteThatIsVoidedLater_paidNothingOut() {
    ObjectNode note = NEW.creditNote("cn_1", MONEY, 400, MADE).put("out_of_band_amount", 400);
    List<Message> paid = Imports.of(List.of(invoice("paid", true)), FETCHED);
    List<Message> messages = states(note);
    messages.addAll(paid);
    assertThat(only(messages).refunded().minorUnits()).isEqualTo(400);
    List<Message> voided = states(note, with(note, "status", "void"));
    voided.addAll(paid);
    assertThat(only(voided).refunded().minorUnits()).isZero();
  }

  @Test
  void aRealMessage_staysBelieved_beforeALaterStateThatSaysLess() {
    ObjectNode paid = NEW.invoice(MONEY, "sub_1", "subscription_cycle", MADE);
    List<Message> messages =
        new ArrayList<>(
            PureBooks.messages(List.of(NEW.event("evt_1", "invoice.paid", MADE, paid))));
    messages.addAll(states(invoice("open", true), invoice("void", true)));
    assertStatus(messages, Status.PAID);
    assertThat(only(messages).occurredAt()).isEqualTo(MADE);
  }

  private static ObjectNode invoice(String status, boolean attempted) {
    return NEW.invoice(MONEY, "sub_1", "subscription_cycle", MADE)
        .put("status", status)
        .put("attempted", attempted);
  }

  private static ObjectNode unpaidSession() {
    return NEW.session("cs_1", MADE, "payment")
        .put("payment_intent", "pi_1")
        .put("payment_status", "unpaid")
        .put("amount_total", 2_000)
        .put("currency", "usd");
  }

  private static ObjectNode with(ObjectNode object, String field, String value) {
    return object.deepCopy().put(field, value);
  }

  /** The states of one object, each fetched an hour after the one before. */
  private static List<Message> states(ObjectNode... states) {
    List<Message> messages = new ArrayList<>();
    for (ObjectNode state : states) {
      Instant at = FETCHED.plus(Duration.ofHours(messages.size()));
      messages.addAll(Imports.of(List.of(state), at));
    }
    return messages;
  }

  private static void assertStatus(List<Message> messages, Status status) {
    assertThat(only(messages).status()).isEqualTo(status);
    Collections.reverse(messages);
    assertThat(only(messages).status()).isEqualTo(status);
  }

  private static void assertRefunded(long amount, ObjectNode... states) {
    List<Message> messages = states(states);
    ObjectNode intent = NEW.intent(MONEY, MADE);
    messages.addAll(Imports.of(List.of(intent, NEW.charge(MONEY, MADE)), FETCHED.minusSeconds(1)));
    assertThat(only(messages).refunded().minorUnits()).isEqualTo(amount);
    assertThat(only(messages.reversed()).refunded().minorUnits()).isEqualTo(amount);
  }

  private static Payment only(List<Message> messages) {
    List<Payment> books = PureBooks.of(messages);
    assertThat(books).hasSize(1);
    return books.getFirst();
  }
}
