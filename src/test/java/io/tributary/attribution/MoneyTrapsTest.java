package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Entry;
import io.tributary.testing.StripeObjects.Money;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is most likely to be got wrong about how much; by the numbers of our list of traps. */
final class MoneyTrapsTest extends MessageTest {
  @Test
  void trap10_intentAndCharge_areTheSessionsMoneyAgain() {
    tell(NEW, "charge.succeeded", NEW.charge(DOLLARS, NOON));
    tell(NEW, "payment_intent.succeeded", NEW.intent(DOLLARS, NOON));
    tell(NEW, "checkout.session.completed", sale(NEW));
    assertThat(only().gross().minorUnits()).isEqualTo(2000);
  }

  @Test
  void trap14_whereNothingLinksThem_intentAndInvoiceAreNotCountedTwice() {
    tell(NEW, "invoice.paid", NEW.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    tell(NEW, "payment_intent.succeeded", NEW.intent(DOLLARS, NOON));
    assertThat(house.payments()).hasSize(2);
    assertThat(counted()).isEqualTo(2000);

    tell(NEW, "invoice_payment.paid", NEW.invoicePayment("inpay_1", DOLLARS, NOON));
    assertThat(only().gross().minorUnits()).isEqualTo(2000);
    assertThat(counted()).isEqualTo(2000);
  }

  @Test
  void trap17_andTrap18_andTrap19_twoPartialRefunds_areTwo_thoughOnlyTheirSumIsTold() {
    tell(OLD, "charge.succeeded", OLD.charge(DOLLARS, NOON));
    tell(OLD, "charge.refunded", OLD.charge(DOLLARS, NOON).put("amount_refunded", 500));
    tell(OLD, "charge.refunded", OLD.charge(DOLLARS, NOON).put("amount_refunded", 800));
    assertThat(only().entries())
        .filteredOn(entry -> entry.kind() == Entry.Kind.REFUND)
        .extracting(entry -> entry.amount().minorUnits())
        .containsExactly(-500L, -300L);
  }

  @Test
  void trap20_aRefundThatFails_bringsTheMoneyBack() {
    tell(NEW, "charge.succeeded", NEW.charge(DOLLARS, NOON));
    ObjectNode refund = NEW.refund("re_1", DOLLARS, 2000, NOON.plusSeconds(60));
    tell(NEW, "refund.created", refund);
    assertThat(only().net().minorUnits()).isZero();
    tell(NEW, "refund.failed", refund.put("status", "failed"));
    assertThat(only().net().minorUnits()).isEqualTo(2000);
    assertThat(only().refunded().minorUnits()).isZero();
    assertThat(only().entries()).hasSize(3);
  }

  @Test
  void trap21_anInquiryMovesNothing_andAWithdrawalToldTwiceIsOne() {
    tell(NEW, "charge.succeeded", NEW.charge(DOLLARS, NOON));
    ObjectNode dispute = NEW.dispute("dp_1", DOLLARS, "warning_needs_response", NOON);
    tell(NEW, "charge.dispute.created", dispute);
    assertThat(only().disputed().minorUnits()).isZero();

    withdraw(dispute);
    tell(NEW, "charge.dispute.updated", dispute);
    tell(NEW, "charge.dispute.funds_withdrawn", dispute);
    assertThat(only().disputed().minorUnits()).isEqualTo(2000);
    assertThat(only().fees()).hasSize(1);
  }

  @Test
  void trap22_aCreditNoteAndItsRefund_areOneReduction() {
    tell(ACACIA, "invoice.paid", ACACIA.invoice(DOLLARS, "sub_1", "subscription_cycle", NOON));
    ObjectNode note = ACACIA.creditNote("cn_1", DOLLARS, 500, NOON.plusSeconds(60));
    tell(ACACIA, "credit_note.created", note.put("refund", "re_1"));
    tell(ACACIA, "refund.created", ACACIA.refund("re_1", DOLLARS, 500, NOON.plusSeconds(60)));
    assertThat(only().refunded().minorUnits()).isEqualTo(500);
  }

  @Test
  void trap24_theBuyersCurrency_isKeptBesideTheShops_inBothShapes() {
    ObjectNode before = sale(ACACIA).put("amount_total", 1800).put("currency", "eur");
    before
        .putObject("currency_conversion")
        .put("amount_total", 2000)
        .put("amount_subtotal", 2000)
        .put("fx_rate", "1.1")
        .put("source_currency", "usd");
    tell(ACACIA, "checkout.session.completed", before);
    assertThat(only().order().orElseThrow().presentment()).hasToString("Optional[18.00 eur]");
    assertThat(only().order().orElseThrow().integration()).hasToString("Optional[20.00 usd]");
  }

  @Test
  void trap25_moneyFromOutside_isTheSame_inBothShapes() {
    Money outside = new Money("", "", "in_9", "cus_1", 2000, "usd");
    ObjectNode before = ACACIA.invoice(outside, "sub_1", "manual", NOON);
    before.put("paid_out_of_band", true).put("amount_paid", 0);
    tell(ACACIA, "invoice.paid", before);
    ObjectNode since =
        NEW.invoice(new Money("", "", "in_10", "cus_1", 2000, "usd"), "sub_1", "manual", NOON);
    tell(NEW, "invoice.paid", since.put("amount_paid_off_stripe", 2000));
    assertThat(house.payments())
        .hasSize(2)
        .allSatisfy(
            payment -> {
              assertThat(payment.gross().minorUnits()).isEqualTo(2000);
              assertThat(payment.order().orElseThrow().breakdown().outside()).contains(2000L);
            });
  }

  /** As a dispute lists it since dahlia, with its fee. */
  private static void withdraw(ObjectNode dispute) {
    dispute
        .put("status", "needs_response")
        .putArray("balance_transactions")
        .addObject()
        .put("id", "txn_1")
        .put("amount", -2000)
        .put("fee", 1500)
        .put("net", -3500)
        .put("currency", "usd")
        .put("created", NOON.getEpochSecond());
  }

  private long counted() {
    return house.payments().stream()
        .filter(payment -> !payment.place().isUnlinked())
        .mapToLong(payment -> payment.gross().minorUnits())
        .sum();
  }
}
