package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.storage.InboxTable.Message;
import io.tributary.testing.StripeOddities;
import io.tributary.testing.StripeOddities.Outcome;
import io.tributary.testing.StripeOddities.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invoices paid in parts and elsewhere, credit before and after payment, refunds beside disputes,
 * refunds that fail: the books are an accountant's, in every order and told twice.
 */
final class OdditiesTest {
  private static final int HISTORIES = 60;
  private static final int STORIES = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-11-15",
        "2025-02-24.acacia",
        "2025-03-31.basil",
        "2025-09-30.clover",
        "2026-07-29.dahlia"
      })
  void whatSeldomHappens_isBookedToTheCent_inAnyOrder(String version) {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Told told = StripeOddities.of(seed, version, STORIES);
      List<Message> messages = new ArrayList<>(PureBooks.messages(told.events()));
      List<Payment> books = PureBooks.of(messages);
      assertThat(books).as("seed %d", seed).hasSize(told.outcomes().size());
      Map<String, Payment> byName = byName(books);
      told.outcomes().forEach(outcome -> assertBooked(outcome, byName));
      messages.addAll(messages.subList(0, messages.size() / 3));
      Collections.shuffle(messages, new Random(seed));
      assertThat(PureBooks.of(messages)).as("seed %d, mixed", seed).isEqualTo(books);
    }
  }

  private static void assertBooked(Outcome outcome, Map<String, Payment> books) {
    assertThat(books).containsKey(outcome.name());
    Payment payment = books.getOrDefault(outcome.name(), books.values().iterator().next());
    assertThat(
            new Outcome(
                outcome.name(),
                payment.gross().minorUnits(),
                payment.refunded().minorUnits(),
                payment.disputed().minorUnits()))
        .isEqualTo(outcome);
    long net = outcome.gross() - outcome.refunded() - outcome.disputed();
    assertThat(payment.net().minorUnits()).isEqualTo(net);
    assertThat(payment.place().isUnlinked()).as(outcome.name()).isFalse();
  }

  private static Map<String, Payment> byName(List<Payment> books) {
    Map<String, Payment> byName = new HashMap<>();
    for (Payment payment : books) {
      payment.stripe().session().ifPresent(id -> byName.put(id, payment));
      payment.stripe().invoice().ifPresent(id -> byName.put(id, payment));
      payment.stripe().paymentIntent().ifPresent(id -> byName.put(id, payment));
    }
    return byName;
  }
}
