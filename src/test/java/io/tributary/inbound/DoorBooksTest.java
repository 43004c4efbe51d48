package io.tributary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.Alias;
import io.tributary.model.Currency;
import io.tributary.model.Entry;
import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.model.StripeBooks;
import io.tributary.model.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an accountant asks of the money that doors tell. */
final class DoorBooksTest extends DoorStory {
  private static final String INTENT = "pi_3M5sv2JhmZq84NMq1cI99Gsb";

  @Test
  void moneyOfADoor_isNoPartOfStripesBooks_notEvenUnderStripesName() {
    tell(sale("\"transaction_id\":\"" + INTENT + "\""));
    tell("{\"transaction_id\":\"" + INTENT + "\",\"event_name\":\"refund\"}");
    assertThat(payment().refunded()).isEqualTo(dollars(100));
    StripeBooks books = new StripeBooks(AccountId.DEFAULT, false);
    Duration day = Duration.ofDays(1);
    Instant now = house.clock.instant();
    TimeWindow window = new TimeWindow(now.minus(day), now.plus(day));
    house
        .database
        .database()
        .useTransaction(
            open -> {
              var side = house.tables.booksSide();
              Set<Alias> names = Set.of(Alias.paymentIntent(INTENT));
              assertThat(side.between(open, books, window, Optional.empty(), 10)).isEmpty();
              assertThat(side.movements(open, books, window, Optional.empty(), 10)).isEmpty();
              assertThat(side.named(open, AccountId.DEFAULT, names)).isEmpty();
            });
  }

  @Test
  void reversedLead_takesNothingFromTheSaleOfTheSameTransaction() {
    tell(sale("\"transaction_id\":\"77\""));
    tell("{\"transaction_id\":\"77\",\"status\":\"reversed\",\"event_name\":\"Lead\"}");

    assertThat(payment().net()).isEqualTo(dollars(100));
  }

  @Test
  void refundThatIsToldAgain_neverTakesMoreThanIsLeft() {
    String refund =
        "{\"transaction_id\":\"77\",\"event_name\":\"refund\",\"value\":\"100\",\"currency\":\"USD\"";
    tell(sale("\"transaction_id\":\"77\""));
    tell(refund + ",\"sent\":\"12:00\"}");
    tell(refund + ",\"sent\":\"12:05\"}");

    assertThat(payment().net()).isEqualTo(dollars(0));
  }

  @Test
  void saleThatWasRejectedFirst_andApprovedThen_isPaid_withoutARefund() {
    for (String status : new String[] {"pending", "rejected", "approved"}) {
      house.clock.advance(Duration.ofMinutes(1));
      tell(sale("\"transaction_id\":\"77\",\"status\":\"" + status + "\""));
    }

    assertThat(payment().status()).isEqualTo(Payment.Status.PAID);
    assertThat(payment().entries()).extracting(Entry::amount).containsExactly(dollars(100));
  }

  @Test
  void partsThatTheSendersIdsTellApart_areBothTakenBack() {
    String part =
        "{\"transaction_id\":\"77\",\"status\":\"refunded\",\"type\":\"sale\",\"value\":\"30\","
            + "\"currency\":\"USD\",\"message_id\":\"%s\"}";
    tell(sale("\"transaction_id\":\"77\""));
    tell(part.formatted("M1"));
    tell(part.formatted("M2"));
    tell(part.formatted("M2"));

    assertThat(payment().net()).isEqualTo(dollars(40));
  }

  private String sale(String fields) {
    return "{\"click_id\":\"01KB1V5PJ3Q8XG0C4R7N2M9TZA\",\"event_name\":\"Purchase\",\"value\":\"100\","
        + "\"currency\":\"USD\","
        + fields
        + "}";
  }

  private static Money dollars(long amount) {
    return new Money(amount * 100, new Currency("usd"));
  }
}
