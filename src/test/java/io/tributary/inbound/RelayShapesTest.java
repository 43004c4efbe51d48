package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.FieldMapping;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Stripe's events and objects as relays pass them on. */
final class RelayShapesTest {
  private static final String SHAPES =
      """
      # The whole event, nested and flattened, as JSON, form and query, and inside something else.
      {"id":"evt_1","object":"event","type":"checkout.session.completed","created":1793534400,"livemode":true,"data":{"object":{"id":"cs_1","object":"checkout.session","amount_total":1000,"currency":"usd","payment_status":"paid","client_reference_id":"CLK","created":1793534300}}} ~> Paid 10.00 usd [session:cs_1] CLK
      {"id":"evt_1","type":"checkout.session.completed","created":"1793534400","livemode":"true","data__object__id":"cs_1","data__object__amount_total":"1000","data__object__currency":"USD","data__object__payment_status":"paid","data__object__client_reference_id":"CLK"} ~> Paid 10.00 usd [session:cs_1] CLK
      {"id":"evt_1","type":"checkout.session.completed","created":"2026-11-01T12:00:00Z","livemode":"True","data.object.id":"cs_1","data.object.amount_total":"1,000","data.object.currency":"USD","data.object.payment_status":"paid"} ~> Paid 10.00 usd [session:cs_1]
      id=evt_1&type=checkout.session.completed&created=1793534400&livemode=1&data__object__id=cs_1&data__object__amount_total=1000&data__object__currency=usd&data__object__payment_status=paid ~> Paid 10.00 usd [session:cs_1]
      data[object][id]=cs_1&type=checkout.session.completed&livemode=true&data[object][amount_total]=1000&data[object][currency]=usd&data[object][payment_status]=paid ~> Paid 10.00 usd [session:cs_1]
      ?id=cs_1&amount_total=1000&currency=usd&payment_status=paid&livemode=true ~> Paid 10.00 usd [session:cs_1]
      [{"id":"cs_1","object":"checkout.session","amount_total":1000,"currency":"usd","payment_status":"paid","livemode":true}] ~> Paid 10.00 usd [session:cs_1]
      {"event":{"id":"evt_1","type":"checkout.session.completed","livemode":true,"data":{"object":{"id":"cs_1","amount_total":1000,"currency":"usd","payment_status":"paid"}}}} ~> Paid 10.00 usd [session:cs_1]
      {"body":{"id":"cs_1","object":"checkout.session","amount_total":1000,"currency":"usd","payment_status":"paid","livemode":true}} ~> Paid 10.00 usd [session:cs_1]
      {"data":{"id":"cs_1","object":"checkout.session","amount_total":1000,"currency":"usd","payment_status":"paid","livemode":true}} ~> Paid 10.00 usd [session:cs_1]
      {"object":{"id":"cs_1","object":"checkout.session","amount_total":1000,"currency":"usd","payment_status":"paid","livemode":true}} ~> Paid 10.00 usd [session:cs_1]
      {"type":"checkout.session.completed","livemode":true,"data":"{\\"object\\":{\\"id\\":\\"cs_1\\",\\"amount_total\\":1000,\\"currency\\":\\"usd\\",\\"payment_status\\":\\"paid\\"}}"} ~> Paid 10.00 usd [session:cs_1]
      {"livemode":true,"data":{"object":{"id":"cs_1","amount_total":"1000","currency":"usd","payment_status":"paid"}},"client_reference_id":"CLK"} ~> Paid 10.00 usd [session:cs_1] CLK
      {"id":"cs_1","livemode":true,"data":{"object":{"amount_total":"1000","currency":"usd","payment_status":"paid"}}} ~> Paid 10.00 usd [session:cs_1]
      {"id":"evt_1","session_id":"cs_1","livemode":true,"amount_total":"1000","currency":"usd","payment_status":"paid"} ~> Paid 10.00 usd [session:cs_1]
      # A bare session: what it means follows from its fields.
      {"id":"cs_1","livemode":true,"amount_total":"29.00","currency":"USD","payment_status":"paid"} ~> Failed: amount_total: "29.00" has decimals, and this door reads amounts in minor units, whole numbers of USD's smallest: send it without decimals, or change how this door's amounts are written
      {"id":"cs_1","livemode":true,"amount_total":"1000","currency":"USD","payment_status":"paid","subscription":"","customer":"null","client_reference_id":"CLK"} ~> Paid 10.00 usd [session:cs_1] CLK
      {"id":"cs_1","livemode":true,"amount_total":1000,"currency":"usd","payment_status":"unpaid","status":"complete"} ~> PaymentPending 10.00 usd [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":0,"currency":"usd","payment_status":"no_payment_required"} ~> Paid 0.00 usd [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":0,"currency":"usd","payment_status":"no_payment_required","subscription":"sub_1"} ~> TrialStarted 0.00 usd [session:cs_1, first:sub_1]
      {"id":"cs_1","livemode":true,"amount_total":1000,"currency":"usd","payment_status":"paid","subscription":"sub_1","invoice":"in_1"} ~> Paid 10.00 usd [session:cs_1, invoice:in_1, first:sub_1]
      {"id":"cs_1","livemode":true,"amount_total":1000,"currency":"usd","payment_status":"unpaid","status":"open"} ~> Failed: The checkout page is still open: nothing is ordered yet.
      {"id":"cs_1","livemode":true,"amount_total":1000,"currency":"usd","status":"expired"} ~> Observed CheckoutExpired
      {"id":"cs_1","livemode":true,"amount_total":1000,"currency":"usd"} ~> Failed: The session has no payment_status, so nobody knows whether it is paid: have the relay send it too.
      {"id":"cs_1","livemode":true,"amount_total":1000,"payment_status":"paid"} ~> Failed: amount_total: there is no currency beside it: have the relay send currency too
      {"id":"cs_1","livemode":true,"currency":"usd","payment_status":"paid"} ~> Failed: the session has no amount_total of 0 or more with a currency
      {"livemode":true,"amount_total":1000,"currency":"usd","payment_status":"paid"} ~> Failed: the session has no id
      {"id":"cs_test_1","amount_total":1000,"currency":"usd","payment_status":"paid"} ~> Paid 10.00 usd [session:cs_test_1] test
      {"id":"cs_1","livemode":"false","amount_total":1000,"currency":"usd","payment_status":"paid"} ~> Paid 10.00 usd [session:cs_1] test
      {"id":"cs_1","livemode":"","amount_total":1000,"currency":"usd","payment_status":"paid"} ~> Paid 10.00 usd [session:cs_1]
      {"id":"cs_1","livemode":true,"mode":"setup","amount_total":0,"currency":"usd","payment_status":"no_payment_required"} ~> Discarded: Setup mode saves a payment method and moves no money.
      {"id":"cs_1","livemode":true,"amount_total":1000,"currency":"usd","payment_status":"paid","customer_details__email":"a@b.example","customer_details__address__country":"IL","metadata__click_id":"CLK"} ~> Paid 10.00 usd [session:cs_1] a@b.example IL
      {"id":"cs_1","livemode":true,"amount_total":"ten","currency":"usd","payment_status":"paid"} ~> Failed: amount_total: "ten" is no number
      {"id":"cs_1","livemode":true,"amount_total":"1.234","currency":"usd","payment_status":"paid"} ~> Failed: amount_total: "1.234" can be read in two ways, with thousands or with three decimals: send it without a separator of thousands
      # Other objects.
      {"id":"pi_1","object":"payment_intent","status":"succeeded","amount":"1000","amount_received":"1000","currency":"usd","livemode":"true"} ~> Paid 10.00 usd [payment_intent:pi_1]
      {"id":"pi_1","status":"processing","amount":1000,"currency":"usd","livemode":true} ~> Failed: The payment intent is not finished yet.
      {"id":"ch_1","paid":"true","captured":"true","status":"succeeded","amount":"1000","amount_captured":"1000","currency":"usd","payment_intent":"pi_1","livemode":"true"} ~> Paid 10.00 usd [payment_intent:pi_1, charge:ch_1]
      {"id":"in_1","object":"invoice","status":"paid","amount_paid":1000,"total":1000,"currency":"usd","billing_reason":"subscription_cycle","subscription":"sub_1","livemode":true} ~> Paid 10.00 usd [invoice:in_1]
      {"id":"in_1","object":"invoice","status":"open","amount_due":1000,"currency":"usd","livemode":true} ~> Failed: The invoice is not paid yet.
      {"id":"re_1","object":"refund","amount":"250","currency":"usd","charge":"ch_1","status":"succeeded","livemode":true} ~> Refunded 2.50 usd of [charge:ch_1]
      {"id":"sub_1","object":"subscription","status":"active","livemode":true} ~> Observed Subscription updated, active
      {"id":"cus_1","object":"customer","livemode":true} ~> Failed: Nothing is read from such an object of Stripe's.
      {"type":"customer.created","data":{"object":{"id":"cus_1"}},"livemode":true} ~> Discarded: A customer alone moves no money.
      {"Amount":"10000","AmountFormatted":"$100.00"} ~> Failed: Neither an event nor one of Stripe's objects is in it: have the relay send the whole event, or at least id, object, amount_total, currency and payment_status.
      {} ~> Failed: Neither an event nor one of Stripe's objects is in it: have the relay send the whole event, or at least id, object, amount_total, currency and payment_status.
      hello ~> Failed: Neither an event nor one of Stripe's objects is in it: have the relay send the whole event, or at least id, object, amount_total, currency and payment_status.
      """;

  private static final String DIVIDED =
      """
      {"id":"cs_1","livemode":true,"amount_total":"100.00","currency":"usd","payment_status":"paid"} ~> Paid 100.00 usd [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":100,"currency":"usd","payment_status":"paid"} ~> Paid 100.00 usd [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":"1.500,25","currency":"eur","payment_status":"paid"} ~> Paid 1500.25 eur [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":500,"currency":"jpy","payment_status":"paid"} ~> Paid 500 jpy [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":"5.250","currency":"kwd","payment_status":"paid"} ~> Failed: amount_total: "5.250" can be read in two ways, with thousands or with three decimals: send it without a separator of thousands
      {"id":"cs_1","livemode":true,"amount_total":5.25,"currency":"kwd","payment_status":"paid"} ~> Paid 5.250 kwd [session:cs_1]
      {"id":"cs_1","livemode":true,"amount_total":"100.00","total_details__amount_tax":"7.50","currency":"usd","payment_status":"paid"} ~> Paid 100.00 usd [session:cs_1] tax=750
      {"id":"cs_1","livemode":true,"amount_total":"100.005","currency":"usd","payment_status":"paid"} ~> Failed: amount_total: "100.005" can be read in two ways, with thousands or with three decimals: send it without a separator of thousands
      {"id":"cs_1","livemode":true,"amount_total":"100","currency":"qqq","payment_status":"paid"} ~> Failed: amount_total: "qqq" is not the code of a currency, such as USD
      """;

  @TestFactory
  Stream<DynamicTest> shapes() {
    return ShapeTable.tests(door(AmountUnit.MINOR), SHAPES);
  }

  @TestFactory
  Stream<DynamicTest> amountsThatTheRelayDivided() {
    return ShapeTable.tests(door(AmountUnit.MAJOR), DIVIDED);
  }

  private static Door door(AmountUnit unit) {
    return DoorSamples.door(Door.Kind.STRIPE_RELAY, unit, FieldMapping.NONE);
  }
}
