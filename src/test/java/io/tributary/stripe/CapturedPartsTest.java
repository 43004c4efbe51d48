package io.tributary.stripe;

import static io.tributary.stripe.BothBooks.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.AccountId;
import io.tributary.model.StripeBooks;
import io.tributary.model.StripeKind;
import io.tributary.model.StripeObject;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** A refund that Stripe makes of what was never captured is none; a real one beside it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CapturedPartsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money ASKED = new Money("pi_1", "ch_1", "", "cus_1", 20_675, "usd");
  private static final StripeObjects OLD = new StripeObjects("2022-11-15");
  private static final long REST = 375;
  private static final StripeBooks BOOKS = new StripeBooks(AccountId.DEFAULT, false);
  private final BothBooks both = new BothBooks();

  @BeforeEach
  void begin() {
    both.empty();
    both.clock.set(NOON);
  }

  @AfterAll
  void close() {
    both.close();
  }

  private static ObjectNode intent() {
    return NEW.intent(ASKED, NOON).put("amount_received", 20_300);
  }

  private static ObjectNode charge(StripeObjects shape, long refunded) {
    return shape
        .charge(ASKED, NOON)
        .put("amount_captured", 20_300)
        .put("amount_refunded", refunded);
  }

  private static ObjectNode refund(String id, long amount, Duration later) {
    return NEW.refund(id, ASKED, amount, NOON.plus(later));
  }

  private void captureAPart() {
    both.tellAndShelve("payment_intent.succeeded", intent());
    both.tellAndShelve("charge.captured", charge(NEW, REST));
    both.shelve(refund("re_rest", REST, Duration.ofSeconds(60)));
  }

  private BooksImport importing() {
    ObjectImport store =
        new ObjectImport(both.database.database(), both.tables.inbox(), both.clock);
    return new BooksImport(
        both.database.database(),
        both.tables,
        both.apis,
        () -> List.of(BothBooks.KEYED),
        store,
        both.clock);
  }

  private void later(Duration time) {
    both.clock.advance(time);
  }

  @Test
  void theRestThatIsLetGo_isNoMissingRefund_whetherItWasToldOrNot() {
    captureAPart();
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
    both.tell("refund.created", refund("re_rest", REST, Duration.ofSeconds(60)));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void realRefundBesideIt_isMissing_evenOfTheSameAmount() {
    captureAPart();
    both.shelve(
        charge(NEW, 2 * REST + 1_000),
        refund("re_real", REST, Duration.ofHours(2)),
        refund("re_more", 1_000, Duration.ofHours(3)));
    later(Duration.ofDays(1));
    assertThat(both.found()).containsExactly("re_more missing", "re_real missing");
  }

  @Test
  void realRefundOfTheSameAmount_whereStripeMadeNoneOfTheRest_isMissing() {
    both.tellAndShelve("payment_intent.succeeded", intent());
    both.tellAndShelve("charge.captured", charge(NEW, REST));
    both.shelve(charge(NEW, 2 * REST), refund("re_real", REST, Duration.ofHours(2)));
    later(Duration.ofDays(1));
    assertThat(both.found()).containsExactly("re_real missing");
  }

  @Test
  void realRefundLongAfterTheCapture_isMissing_thoughTheRestIsOutOfSight() {
    captureAPart();
    both.shelve(charge(NEW, 2 * REST), refund("re_real", REST, Duration.ofDays(50)));
    later(Duration.ofDays(60));
    assertThat(both.found()).containsExactly("re_real missing");
  }

  @Test
  void theRestLongAfterItsCharge_isNoneEither() {
    both.tellAndShelve("payment_intent.succeeded", intent());
    both.tellAndShelve("charge.captured", charge(NEW, REST));
    both.shelve(refund("re_rest", REST, Duration.ofDays(28)));
    later(Duration.ofDays(57));
    assertThat(both.found()).isEmpty();
  }

  @Test
  void theRestThatOurBooksTakeForARefund_isCountedWrongly() {
    both.tellAndShelve("payment_intent.succeeded", intent());
    both.shelve(charge(NEW, REST));
    both.tellAndShelve("refund.created", refund("re_rest", REST, Duration.ofSeconds(60)));
    later(Duration.ofDays(1));
    assertThat(both.found()).containsExactly("re_rest different COUNTED");
    importing().run(BOOKS, List.of(new StripeObject(StripeKind.REFUND, "re_rest")));
    both.settle();
    assertThat(both.found()).isEmpty();
  }

  @Test
  void whereOnlySumsAreTold_theRestIsInNeitherSum() {
    both.shelve(intent());
    both.tell("charge.captured", charge(OLD, REST));
    later(Duration.ofHours(2));
    both.tellAndShelve("charge.refunded", charge(OLD, REST + 1_000));
    both.shelve(
        refund("re_rest", REST, Duration.ofSeconds(60)),
        refund("re_1", 1_000, Duration.ofHours(2)));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
    both.shelve(charge(OLD, REST + 1_050), refund("re_2", 50, Duration.ofHours(3)));
    assertThat(both.found()).containsExactly("re_2 missing");
  }

  @Test
  void moreRefundsThanAChargeListsAtOnce_areAllAskedFor() {
    both.shelve(NEW.intent(ASKED, NOON));
    both.tell("charge.succeeded", OLD.charge(ASKED, NOON));
    for (int number = 1; number <= 12; number++) {
      later(Duration.ofHours(1));
      both.shelve(refund("re_" + number, 100, Duration.ofHours(number)));
    }
    both.tellAndShelve("charge.refunded", OLD.charge(ASKED, NOON).put("amount_refunded", 1_200));
    later(Duration.ofDays(1));
    assertThat(both.found()).isEmpty();
  }
}
