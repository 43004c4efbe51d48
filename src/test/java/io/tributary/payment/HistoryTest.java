package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Money;
import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole histories through the pure fold: order and repetition never change the books. */
final class HistoryTest {
  private static final int HISTORIES = 1000;
  private static final int MESSAGES = 200;

  @Test
  void aThousandHistories_giveTheSameBooks_inAnyOrder_andRepeated() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Message> messages = PureBooks.messages(StripeHistory.of(seed, MESSAGES));
      List<Payment> books = PureBooks.of(messages);
      List<Message> mixed = new ArrayList<>(messages);
      mixed.addAll(messages.subList(0, messages.size() / 2));
      Collections.shuffle(mixed, new Random(seed));
      assertThat(PureBooks.of(mixed)).as("seed %d", seed).isEqualTo(books);
      books.forEach(HistoryTest::assertAddsUp);
    }
  }

  private static void assertAddsUp(Payment payment) {
    Money parts = payment.gross().minus(payment.refunded()).minus(payment.disputed());
    assertThat(payment.net()).isEqualTo(parts);
    assertThat(payment.refunded().minorUnits()).isBetween(0L, payment.gross().minorUnits());
    assertThat(payment.disputed().minorUnits()).isBetween(0L, payment.gross().minorUnits());
  }
}
