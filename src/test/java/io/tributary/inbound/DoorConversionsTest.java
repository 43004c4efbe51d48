package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Conversion;
import io.tributary.model.Currency;
import io.tributary.model.MatchMethod;
import io.tributary.model.MessageId;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.StandardEvent;
import io.tributary.model.Valuation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What doors are told becomes payments and conversions. */
final class DoorConversionsTest extends DoorStory {
  private static final Currency USD = new Currency("usd");

  @Test
  void saleWithAClickId_isMoney_andBelongsToTheClick() {
    ClickId click = clickId();
    arrive(click, visitor());

    tell(sale(click, "T1", "100.00"));

    assertThat(payment().net()).isEqualTo(new Money(10_000, USD));
    assertThat(payment().purpose()).isEqualTo(Payment.Purpose.ONE_OFF);
    assertThat(conversion().event()).isEqualTo(StandardEvent.PURCHASE);
    assertThat(conversion().status()).isEqualTo(Conversion.Status.CONFIRMED);
    assertMatched(click, MatchMethod.CLICK_ID);
  }

  @Test
  void saleWithAnUnknownClickId_findsNoMatch_untilTheClickArrives() {
    ClickId click = clickId();
    tell(sale(click, "T1", "100.00"));
    assertNoMatchFound();

    arrive(click, visitor());

    assertMatched(click, MatchMethod.CLICK_ID);
  }

  @Test
  void lead_isAConversionOfTheToldValue_andNoMoney() {
    ClickId click = clickId();
    arrive(click, visitor());

    tell(
        """
        {"click_id":"%s","event_name":"Lead","value":"25","currency":"USD","transaction_id":"L1"}
        """
            .formatted(click));

    assertThat(payment().purpose()).isEqualTo(Payment.Purpose.GOAL);
    assertThat(payment().amount()).isEqualTo(Money.zero(USD));
    assertThat(payment().entries()).isEmpty();
    assertThat(conversion().event()).isEqualTo(StandardEvent.LEAD);
    assertThat(conversion().value()).isEqualTo(new Money(2_500, USD));
    assertThat(conversion().valuation()).isEqualTo(Valuation.TOLD);
    assertThat(conversion().isPredicted()).isTrue();
    assertMatched(click, MatchMethod.CLICK_ID);
  }

  @Test
  void leadAndSaleOfOneTransaction_areTwoConversions() {
    ClickId click = clickId();
    tell(
        "{\"click_id\":\"%s\",\"event_name\":\"Lead\",\"transaction_id\":\"T1\"}".formatted(click));
    tell(sale(click, "T1", "100.00"));

    assertThat(house.conversions())
        .extracting(Conversion::event)
        .containsExactlyInAnyOrder(StandardEvent.LEAD, StandardEvent.PURCHASE);
  }

  @Test
  void sameTransactionAndEventFromAnotherMessage_isOnePayment_andItsMessageIsKnownForARepetition() {
    ClickId click = clickId();
    tell(sale(click, "T1", "100.00"));
    tell(sale(click, "T1", "100.00").replace("}", ",\"message_id\":\"again\"}"));

    var messages = doors.messages(door);
    assertThat(messages).hasSize(2);
    var second = messages.get(0).message().id();
    var first = messages.get(1).message().id();
    assertThat(payment().net()).isEqualTo(new Money(10_000, USD));
    assertThat(toldBefore(List.of(first, second))).isEqualTo(Map.of(second, first));
  }

  private Map<MessageId, MessageId> toldBefore(List<MessageId> messages) {
    return house
        .database
        .database()
        .inTransaction(open -> house.tables.facts().toldBefore(open, messages));
  }

  @Test
  void refundsByTransactionId_reduceTheSale_andNeverTakeMoreThanIsLeft() {
    tell(sale(clickId(), "T1", "100.00"));
    tell(refund("30.00"));
    assertThat(payment().net()).isEqualTo(new Money(7_000, USD));

    tell("{\"transaction_id\":\"T1\",\"status\":\"reversed\",\"conversion_type\":\"sale\"}");
    assertThat(payment().net()).isEqualTo(Money.zero(USD));
    assertThat(conversion().status()).isEqualTo(Conversion.Status.RETRACTED);

    tell(
        """
        {"transaction_id":"T1","status":"reversed","conversion_type":"sale","value":"100",
         "currency":"USD"}
        """);
    assertThat(payment().refunded()).isEqualTo(new Money(10_000, USD));
  }

  @Test
  void reversalOfAPart_isOneHoweverOftenItIsToldWithoutAnId_andTheRestMayFollow() {
    String part =
        """
        {"transaction_id":"T1","status":"reversed","type":"sale","value":"40","currency":"USD"}
        """;
    tell(sale(clickId(), "T1", "100.00"));
    tell(part);
    tell(part.replace("}", ",\"note\":\"again\"}"));
    assertThat(payment().net()).isEqualTo(new Money(6_000, USD));

    tell("{\"transaction_id\":\"T1\",\"status\":\"reversed\",\"type\":\"sale\"}");
    assertThat(payment().net()).isEqualTo(Money.zero(USD));
  }

  @Test
  void refundThatCameFirst_waitsForItsSale() {
    tell(refund("30.00"));
    assertThat(house.payments()).isEmpty();

    tell(sale(clickId(), "T1", "100.00"));

    assertThat(payment().net()).isEqualTo(new Money(7_000, USD));
  }

  @Test
  void pendingSale_countsOnceItIsApproved_andNotOnceItIsRejected() {
    String pending = sale(clickId(), "T1", "100.00").replace("}", ",\"status\":\"pending\"}");
    tell(pending);
    assertThat(payment().status()).isEqualTo(Payment.Status.PENDING);

    tell(pending.replace("pending", "approved"));
    assertThat(payment().net()).isEqualTo(new Money(10_000, USD));

    tell(pending.replace("pending", "rejected"));
    assertThat(payment().net()).isEqualTo(Money.zero(USD));
  }

  private static String sale(ClickId click, String transaction, String value) {
    return """
        {"click_id":"%s","value":"%s","currency":"USD","transaction_id":"%s","event_name":"Purchase"}
        """
        .formatted(click, value, transaction)
        .strip();
  }

  private static String refund(String value) {
    return """
        {"transaction_id":"T1","event_name":"refund","value":"%s","currency":"USD"}
        """
        .formatted(value);
  }
}
