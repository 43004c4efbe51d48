package io.tributary.inbound;

import io.tributary.model.Door;
import io.tributary.model.Door.AmountUnit;
import io.tributary.model.FieldMapping;
import io.tributary.model.FieldMapping.Condition;
import io.tributary.model.FieldMapping.Condition.Test;
import io.tributary.model.FieldMapping.EventRule;
import io.tributary.model.FieldMapping.Field;
import io.tributary.model.FieldMapping.Meaning;
import io.tributary.model.FieldMapping.Origin;
import io.tributary.model.StandardEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Messages of any other sender, read by a door's own mapping: a shop's here. */
final class GenericShapesTest {
  private static final Map<Field, List<Origin>> FIELDS =
      Map.ofEntries(
          Map.entry(Field.CLICK_ID, paths("attribution.click", "custom.0.value", "meta.tb.click")),
          Map.entry(
              Field.REF_ID,
              List.of(
                  new Origin.When(
                      condition("customer.kind", Test.ANY_OF, "member"),
                      new Origin.Path("customer.id")))),
          Map.entry(Field.EMAIL, paths("customer.email", "email")),
          Map.entry(Field.NAME, paths("customer.name")),
          Map.entry(Field.VALUE, paths("total_price", "refund.amount")),
          Map.entry(
              Field.CURRENCY, List.of(new Origin.Path("currency"), new Origin.Constant("EUR"))),
          Map.entry(Field.TRANSACTION_ID, paths("order.number", "id")),
          Map.entry(Field.MESSAGE_ID, paths("delivery")),
          Map.entry(Field.EVENT, paths("topic")),
          Map.entry(Field.STATUS, paths("financial_status")),
          Map.entry(Field.TIME, paths("created_at")),
          Map.entry(Field.TAX, paths("lines.0.tax")),
          Map.entry(Field.TEST, paths("test")));

  private static final List<EventRule> EVENTS =
      List.of(
          rule(
              new Meaning.Discard("Drafts are no orders."),
              condition("topic", Test.CONTAINS, "draft")),
          rule(
              new Meaning.Refund(),
              condition("topic", Test.ANY_OF, "refunds/create", "refunds/made")),
          rule(
              new Meaning.Happened(StandardEvent.SCHEDULE),
              condition("topic", Test.ANY_OF, "meeting"),
              condition("guests", Test.ABOVE, "3")),
          rule(
              new Meaning.Discard("Too few guests."),
              condition("topic", Test.ANY_OF, "meeting"),
              condition("guests", Test.BELOW, "4")),
          rule(
              new Meaning.Happened(StandardEvent.UPSELL),
              condition("upsell_of", Test.PRESENT),
              condition("topic", Test.NONE_OF, "lead")),
          rule(
              new Meaning.Happened(StandardEvent.PURCHASE),
              condition("topic", Test.ANY_OF, "orders/paid")),
          rule(
              new Meaning.Happened(StandardEvent.LEAD),
              condition("topic", Test.ABSENT),
              condition("form", Test.PRESENT)));

  private static final String SHAPES =
      """
      # Paths: nested, by position, with dots in a name, flattened, in another spelling.
      {"topic":"orders/paid","attribution":{"click":"CLK"},"total_price":"9.90"} ~> Paid Purchase 9.90 eur [transaction:D#digest] CLK
      {"topic":"ORDERS/PAID","custom":[{"value":"CLK"}],"total_price":9.9,"id":12} ~> Paid Purchase 9.90 eur [transaction:D/12] CLK
      {"topic":"orders/paid","meta":{"tb.click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","meta.tb.click":"CLK","total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","meta.tb":{"click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","attribution__click":"CLK","total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"Topic":"orders/paid","Attribution":{"Click":"CLK"},"totalPrice":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      topic=orders/paid&attribution[click]=CLK&total_price=9 ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      ?topic=orders/paid&attribution.click=CLK&total_price=9 ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      [{"topic":"orders/paid","attribution":{"click":"CLK"},"total_price":"9"}] ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","total_price":"9"} + ?attribution__click=CLK ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","order":{"number":"N-1"},"id":5,"email":"a@b.example","total_price":"1"} ~> Paid Purchase 1.00 eur [transaction:D/N-1] a@b.example
      # Constants and conditions.
      {"topic":"orders/paid","attribution":{"click":"CLK"},"total_price":"9","currency":"USD"} ~> Paid Purchase 9.00 usd [transaction:D#digest] CLK
      {"topic":"orders/paid","attribution":{"click":"CLK"},"total_price":"9","currency":""} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","customer":{"id":7,"kind":"member"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] ref=7
      {"topic":"orders/paid","customer":{"id":7,"kind":"guest"},"total_price":"9"} ~> Failed: Missing click_id, ref_id and email
      {"topic":"orders/paid","customer":{"email":"a@b.example","name":"Ann"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] a@b.example name=Ann
      {"topic":"orders/paid","customer":{"email":"null"},"email":"c@d.example","total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] c@d.example
      # Event rules: the first that holds.
      {"topic":"draft_orders/paid","attribution":{"click":"CLK"},"total_price":"9"} ~> Discarded: Drafts are no orders.
      {"topic":"refunds/create","order":{"number":"N-1"}} ~> Reversed all of [transaction:D/N-1]
      {"topic":"refunds/made","order":{"number":"N-1"},"refund":{"amount":"2.50"},"delivery":"R1"} ~> Refunded 2.50 eur of [transaction:D/N-1]
      {"topic":"refunds/made","order":{"number":"N-1"},"refund":{"amount":"-2.50"}} ~> Refunded 2.50 eur of [transaction:D/N-1]
      {"topic":"refunds/made","refund":{"amount":"2.50"}} ~> Failed: A refund needs the transaction id of its sale: without it nobody knows what went back.
      {"topic":"refunds/made","id":1,"refund":{"amount":"many"}} ~> Failed: The value "many" is no number.
      {"topic":"meeting","guests":4,"attribution":{"click":"CLK"}} ~> GoalReached Schedule 0.00 eur [transaction:D#digest] CLK
      {"topic":"meeting","guests":"3","attribution":{"click":"CLK"}} ~> Discarded: Too few guests.
      {"topic":"meeting","guests":"3.5","attribution":{"click":"CLK"},"total_price":"80"} ~> GoalReached Schedule 80.00 eur [transaction:D#digest] CLK
      {"topic":"meeting","guests":"some","attribution":{"click":"CLK"}} ~> Discarded: The event "meeting" is not mapped: add an event rule to this door that says what it is, then have the message read again.
      {"topic":"orders/paid","upsell_of":"N-1","id":"U","attribution":{"click":"CLK"},"total_price":"3"} ~> Paid Upsell 3.00 eur [transaction:D+Upsell/U] CLK
      {"topic":"lead","upsell_of":"N-1","attribution":{"click":"CLK"}} ~> GoalReached Lead 0.00 eur [transaction:D#digest] CLK
      {"form":"newsletter","email":"a@b.example"} ~> GoalReached Lead 0.00 eur [transaction:D#digest] a@b.example
      {"topic":"Purchase","attribution":{"click":"CLK"},"total_price":"3"} ~> Paid Purchase 3.00 eur [transaction:D#digest] CLK
      {"topic":"orders/updated","attribution":{"click":"CLK"}} ~> Discarded: The event "orders/updated" is not mapped: add an event rule to this door that says what it is, then have the message read again.
      {"attribution":{"click":"CLK"},"total_price":"3"} ~> Discarded: Nothing says what this message is: map the event of this door, or add an event rule, then have the message read again.
      {} ~> Discarded: Nothing says what this message is: map the event of this door, or add an event rule, then have the message read again.
      plain text ~> Discarded: Nothing says what this message is: map the event of this door, or add an event rule, then have the message read again.
      # Status, time, test, tax.
      {"topic":"orders/paid","financial_status":"paid","attribution":{"click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK
      {"topic":"orders/paid","financial_status":"pending","id":1,"attribution":{"click":"CLK"},"total_price":"9"} ~> PaymentPending Purchase 9.00 eur [transaction:D/1] CLK
      {"topic":"orders/paid","financial_status":"refunded","id":1,"attribution":{"click":"CLK"},"total_price":"9"} ~> Reversed 9.00 eur of [transaction:D/1]
      {"topic":"orders/paid","financial_status":"voided","id":1,"attribution":{"click":"CLK"},"total_price":"9"} ~> PaymentFailed Purchase 9.00 eur [transaction:D/1] CLK & Reversed all of [transaction:D/1]
      {"topic":"orders/paid","financial_status":"odd","id":1,"attribution":{"click":"CLK"},"total_price":"9"} ~> Failed: The status "odd" is not known: say by this door's mapping what it means, as approved, pending, rejected or reversed.
      {"topic":"orders/paid","created_at":"2026-10-31T10:00:00+02:00","attribution":{"click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK at 2026-10-31T08:00:00Z
      {"topic":"orders/paid","test":true,"attribution":{"click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK test
      {"topic":"orders/paid","lines":[{"tax":"1.10"}],"attribution":{"click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#digest] CLK tax=110
      {"topic":"orders/paid","delivery":"M-1","attribution":{"click":"CLK"},"total_price":"9"} ~> Paid Purchase 9.00 eur [transaction:D#M-1] CLK
      {"topic":"orders/paid","attribution":{"click":"CLK"},"total_price":{"amount":"9"}} ~> Failed: A Purchase needs a value with a currency.
      {"topic":"orders/paid","attribution":{"click":"CLK"},"total_price":"9","currency":"money"} ~> Failed: The value "9" has no currency: have the sender tell one, or give this door a constant currency.
      """;

  @TestFactory
  Stream<DynamicTest> shapes() {
    FieldMapping mapping = new FieldMapping(1, FIELDS, EVENTS);
    return ShapeTable.tests(DoorSamples.door(Door.Kind.GENERIC, AmountUnit.MAJOR, mapping), SHAPES);
  }

  @TestFactory
  Stream<DynamicTest> unmappedDoor_readsNothing() {
    return ShapeTable.tests(
        DoorSamples.door(Door.Kind.GENERIC, AmountUnit.MAJOR, FieldMapping.NONE),
        "{\"click_id\":\"CLK\",\"event\":\"Lead\"} ~> Discarded: Nothing says what this message is:"
            + " map the event of this door, or add an event rule, then have the message read again.");
  }

  private static List<Origin> paths(String... paths) {
    return Stream.of(paths).<Origin>map(Origin.Path::new).toList();
  }

  private static Condition condition(String path, Test test, String... texts) {
    return new Condition(path, test, List.of(texts));
  }

  private static EventRule rule(Meaning meaning, Condition... when) {
    return new EventRule(List.of(when), meaning);
  }
}
