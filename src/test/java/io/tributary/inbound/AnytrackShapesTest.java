package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.FieldMapping;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Postbacks in AnyTrack's dialect, in every shape a sender gives them. */
final class AnytrackShapesTest {
  private static final String SHAPES =
      """
      # Query, form, JSON, an array of one, nested, flattened, and names in any spelling.
      ?click_id=CLK&value=10&currency=USD&transaction_id=T1&event_name=Purchase ~> Paid Purchase 10.00 usd [transaction:D/T1] CLK
      click_id=CLK&value=10.5&currency=usd&transaction_id=T1&event_name=Purchase ~> Paid Purchase 10.50 usd [transaction:D/T1] CLK
      {"click_id":"CLK","value":10.25,"currency":"USD","transaction_id":"T1","event_name":"purchase"} ~> Paid Purchase 10.25 usd [transaction:D/T1] CLK
      [{"click_id":"CLK","value":"10","currency":"USD","transaction_id":"T1"}] ~> Paid Purchase 10.00 usd [transaction:D/T1] CLK
      {"data":{"object":{"ClickId":"CLK","VALUE":"10","Currency":"eur","TransactionId":7}}} ~> Paid Purchase 10.00 eur [transaction:D/7] CLK
      {"data__object__click_id":"CLK","data__object__value":"10","data__object__currency":"eur"} ~> Paid Purchase 10.00 eur [transaction:D#digest] CLK
      {"data.object.click-id":"CLK","data.object.value":"10","data.object.currency":"eur"} ~> Paid Purchase 10.00 eur [transaction:D#digest] CLK
      {"event":{"data":{"object":{"click_id":"CLK","value":"1","currency":"eur"}}}} ~> Paid Purchase 1.00 eur [transaction:D#digest] CLK
      {"eventName":"Purchase","cid":"CLK","timestamp":1793534400000,"data":{"value":5,"currency":"USD","transactionId":"W1"}} ~> Paid Purchase 5.00 usd [transaction:D/W1] CLK
      data[click_id]=CLK&data[value]=3&data[currency]=USD ~> Paid Purchase 3.00 usd [transaction:D#digest] CLK
      {"value":"10","currency":"USD"} + ?click_id=CLK ~> Paid Purchase 10.00 usd [transaction:D#digest] CLK
      {"click_id":"CLK","value":"1","currency":"USD"} + ?value=99&orderid=O9 ~> Paid Purchase 1.00 usd [transaction:D/O9] CLK
      click_id=&click_id=CLK&value=null&event_name=Lead ~> GoalReached Lead 0.00 xxx [transaction:D#digest] CLK
      {"click_id":["CLK"],"event":"Lead"} ~> GoalReached Lead 0.00 xxx [transaction:D#digest] CLK
      # What it is: the event's name, else the conversion type, else the value.
      ?click_id=CLK&event_name=Lead&value=0 ~> GoalReached Lead 0.00 xxx [transaction:D#digest] CLK
      ?click_id=CLK&event_name=complete-registration&value=7&currency=USD ~> GoalReached CompleteRegistration 7.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&event_name=Schedule&transaction_id=B1 ~> GoalReached Schedule 0.00 xxx [transaction:D+Schedule/B1] CLK
      ?click_id=CLK&event_name=StartTrial&value=20&currency=USD ~> GoalReached StartTrial 20.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&event_name=Subscribe&value=20&currency=USD&txid=S1 ~> Paid Subscribe 20.00 usd [transaction:D/S1] CLK
      ?click_id=CLK&event_name=Subscribe ~> GoalReached Subscribe 0.00 xxx [transaction:D#digest] CLK
      ?click_id=CLK&event_name=Upsell&value=5&currency=USD&transaction_id=T1 ~> Paid Upsell 5.00 usd [transaction:D+Upsell/T1] CLK
      ?click_id=CLK&conversion_type=lead ~> GoalReached Lead 0.00 xxx [transaction:D#digest] CLK
      ?click_id=CLK&goal_type=registration ~> GoalReached CompleteRegistration 0.00 xxx [transaction:D#digest] CLK
      ?click_id=CLK&type=sale&value=9&currency=USD ~> Paid Purchase 9.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&goal_type=rebill&value=9&currency=USD&trans_id=R2 ~> Paid Purchase 9.00 usd [transaction:D/R2] CLK
      ?click_id=CLK&commission=0&currency=USD ~> GoalReached Lead 0.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&event_name=Purchase&commission=0&currency=USD ~> Paid Purchase 0.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&event_name=DealWon ~> Discarded: The event "DealWon" is not mapped: add an event rule to this door that says what it is, then have the message read again.
      ?click_id=CLK&type=order.created&value=3&currency=USD ~> Discarded: The conversion type "order.created" is not mapped: add an event rule to this door that says what it is, then have the message read again.
      ?click_id=CLK&event_name=PageView ~> Discarded: A PageView is no conversion; the tag reports it.
      # Whom it tells of.
      ?ref_id=customer-7&event=Lead ~> GoalReached Lead 0.00 xxx [transaction:D#digest] ref=customer-7
      ?email=buyer@example.com&event=Lead&first_name=Ann&last_name=Lee&country=il ~> GoalReached Lead 0.00 xxx [transaction:D#digest] buyer@example.com name=Ann Lee IL
      ?event=Lead ~> Failed: Missing click_id, ref_id and email
      ?event=Lead&click_id=--CLICK-ID-- ~> Failed: Missing click_id, ref_id and email
      ?event=Lead&click_id={clickid}&email=nobody ~> Failed: Missing click_id, ref_id and email
      {} ~> Failed: Missing click_id, ref_id and email
      not json at all ~> Failed: Missing click_id, ref_id and email
      # How far it has come.
      ?click_id=CLK&value=4&currency=USD&status=approved&transaction_id=T1 ~> Paid Purchase 4.00 usd [transaction:D/T1] CLK
      ?click_id=CLK&value=4&currency=USD&status=locked ~> Paid Purchase 4.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&value=4&currency=USD&status=pending&transaction_id=T1 ~> PaymentPending Purchase 4.00 usd [transaction:D/T1] CLK
      ?click_id=CLK&value=4&currency=USD&status=pending ~> Discarded: Pending, and without a transaction id nobody could tell later that it was approved: only approved conversions count.
      ?transaction_id=T1&status=reversed&conversion_type=sale ~> Reversed all of [transaction:D/T1]
      ?transaction_id=T1&status=reversed&conversion_type=sale&value=4&currency=USD ~> Reversed 4.00 usd of [transaction:D/T1]
      ?transaction_id=T1&status=reversed ~> Reversed all of [transaction:D/T1]
      ?transaction_id=T1&status=reversed&conversion_type=lead ~> Discarded: A Lead brings no money, so none goes back: it stays as it was told.
      ?transaction_id=T1&status=reversed&event_name=Schedule&value=4&currency=USD ~> Discarded: A Schedule brings no money, so none goes back: it stays as it was told.
      ?transaction_id=T1&status=reversed&event_name=Upsell ~> Reversed all of [transaction:D+Upsell/T1]
      ?event_name=refund&transaction_id=T1&amount=1.50&currency=USD ~> Refunded 1.50 usd of [transaction:D/T1]
      ?event_name=refund&amount=1.50&currency=USD ~> Failed: A refund needs the transaction id of its sale: without it nobody knows what went back.
      ?click_id=CLK&value=4&currency=USD&status=rejected&transaction_id=T1 ~> PaymentFailed Purchase 4.00 usd [transaction:D/T1] CLK & Reversed all of [transaction:D/T1]
      ?click_id=CLK&value=4&currency=USD&status=rejected ~> Discarded: Rejected by the sender: only approved conversions count.
      ?click_id=CLK&value=4&currency=USD&status=strange ~> Failed: The status "strange" is not known: say by this door's mapping what it means, as approved, pending, rejected or reversed.
      ?click_id=CLK&value=4&currency=USD&state=CA ~> Paid Purchase 4.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&event=Lead&status=pending ~> Discarded: The sender says it is pending: only approved conversions count.
      # Amounts, times, and one of Stripe's ids.
      ?click_id=CLK&value=10,000.00&currency=USD ~> Paid Purchase 10000.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&value=1.234&currency=USD ~> Failed: The value "1.234" can be read in two ways, with thousands or with three decimals: send it without a separator of thousands.
      ?click_id=CLK&value=10.999&currency=USD ~> Failed: The value "10.999" can be read in two ways, with thousands or with three decimals: send it without a separator of thousands.
      ?click_id=CLK&value=10.9999&currency=USD ~> Failed: The value "10.9999" has more decimals than USD, which has 2.
      ?click_id=CLK&value=500&currency=JPY ~> Paid Purchase 500 jpy [transaction:D#digest] CLK
      ?click_id=CLK&value=12.5 ~> Failed: The value "12.5" has no currency: have the sender tell one, or give this door a constant currency.
      ?click_id=CLK&value=NaN&currency=USD ~> Failed: The value "NaN" is no number.
      ?click_id=CLK&value=-3&currency=USD ~> Failed: The value is below 0: a refund is told by status=reversed and the transaction id.
      ?click_id=CLK&event_name=Purchase ~> Failed: A Purchase needs a value with a currency.
      ?click_id=CLK&value=4&currency=USD&time=1793000000&test=1 ~> Paid Purchase 4.00 usd [transaction:D#digest] CLK test at 2026-10-26T07:33:20Z
      ?click_id=CLK&value=4&currency=USD&time=yesterday ~> Paid Purchase 4.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&value=4&currency=USD&time=2030-01-01 ~> Paid Purchase 4.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&value=4&currency=USD&tax=0.40&shipping=1 ~> Paid Purchase 4.00 usd [transaction:D#digest] CLK tax=40 shipping=100
      ?click_id=CLK&value=4&currency=USD&transaction_id=pi_3M5sv2JhmZq84NMq1cI99Gsb ~> Paid Purchase 4.00 usd [payment_intent:pi_3M5sv2JhmZq84NMq1cI99Gsb] CLK
      ?click_id=CLK&event_name=Upsell&value=4&currency=USD&transaction_id=pi_3M5sv2JhmZq84NMq1cI99Gsb ~> Paid Upsell 4.00 usd [payment_intent:pi_3M5sv2JhmZq84NMq1cI99Gsb] CLK
      ?click_id=CLK&value=4&currency=USD&transaction_id=cs_test_a1b2c3d4e5f6g7h8 ~> Paid Purchase 4.00 usd [session:cs_test_a1b2c3d4e5f6g7h8] CLK test
      ?click_id=CLK&value=4&currency=USD&transaction_id=cs_live_a1b2c3d4e5f6g7h8 ~> Paid Purchase 4.00 usd [session:cs_live_a1b2c3d4e5f6g7h8] CLK
      ?click_id=CLK&event=Lead&transaction_id=pi_3M5sv2JhmZq84NMq1cI99Gsb ~> GoalReached Lead 0.00 xxx [transaction:D+Lead/pi_3M5sv2JhmZq84NMq1cI99Gsb] CLK
      ?click_id=CLK&value=4&currency=USD&transaction_id=in_123 ~> Paid Purchase 4.00 usd [transaction:D/in_123] CLK
      ?click_id=CLK&event=Lead&message_id=M1 ~> GoalReached Lead 0.00 xxx [transaction:D#M1] CLK
      """;

  private static final String IN_MINOR_UNITS =
      """
      ?click_id=CLK&value=1000&currency=USD ~> Paid Purchase 10.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&value=1,000&currency=USD ~> Paid Purchase 10.00 usd [transaction:D#digest] CLK
      {"click_id":"CLK","value":29,"currency":"USD"} ~> Paid Purchase 0.29 usd [transaction:D#digest] CLK
      ?click_id=CLK&event=Lead&value=0.00&currency=USD ~> GoalReached Lead 0.00 usd [transaction:D#digest] CLK
      ?click_id=CLK&value=1000.00&currency=USD ~> Failed: The value "1000.00" has decimals, and this door reads amounts in minor units, whole numbers of USD's smallest: send it without decimals, or change how this door's amounts are written.
      ?click_id=CLK&value=10.50&currency=USD ~> Failed: The value "10.50" has decimals, and this door reads amounts in minor units, whole numbers of USD's smallest: send it without decimals, or change how this door's amounts are written.
      ?click_id=CLK&value=29,00&currency=USD ~> Failed: The value "29,00" has decimals, and this door reads amounts in minor units, whole numbers of USD's smallest: send it without decimals, or change how this door's amounts are written.
      {"click_id":"CLK","value":29.0,"currency":"USD"} ~> Failed: The value "29.0" has decimals, and this door reads amounts in minor units, whole numbers of USD's smallest: send it without decimals, or change how this door's amounts are written.
      """;

  @TestFactory
  Stream<DynamicTest> shapes() {
    return ShapeTable.tests(DoorSamples.anytrack(), SHAPES);
  }

  @TestFactory
  Stream<DynamicTest> amountsInMinorUnits() {
    return ShapeTable.tests(
        DoorSamples.door(Door.Kind.ANYTRACK, AmountUnit.MINOR, FieldMapping.NONE), IN_MINOR_UNITS);
  }
}
