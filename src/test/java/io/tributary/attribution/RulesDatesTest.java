package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testing.OpenTransaction;
import io.tributary.testing.StripeStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each version of the rules holds from its date on, whenever it was written. */
final class RulesDatesTest extends RulesTest {
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant BETWEEN = Instant.parse("2026-03-20T00:00:00Z");
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void versionDatedLater_changesNothing_andReplayFindsTheSameBooks() {
    tellStory();
    List<Map<String, @Nullable Object>> before = told();
    add(telling(LATER, 0));
    assertThat(told()).isEqualTo(before);
    assertThat(replay()).isEmpty();
    assertThat(house.database.count("rule_changes")).isZero();
  }

  @Test
  void versionDatedEarlier_isAppliedToWhatCameSince_asAReplayWould() {
    tellStory();
    add(telling(BETWEEN, 0));
    assertThat(ofInvoice("1").isTold()).isTrue();
    assertThat(ofInvoice("2").isTold()).isFalse();
    assertThat(replay()).isEmpty();
  }

  @Test
  void writtenBeforeOrAfterThePayments_rulesOfADateDoTheSame() {
    add(trials(PAST));
    add(telling(BETWEEN, 0));
    tellStory();
    List<Map<String, @Nullable Object>> first = told();
    assertThat(ofInvoice("2").isTold()).isFalse();
    house.database.execute("DELETE FROM site_rules");
    replay();
    assertThat(told()).isNotEqualTo(first);
    add(telling(BETWEEN, 0));
    add(trials(PAST));
    assertThat(told()).isEqualTo(first);
    assertThat(replay()).isEmpty();
  }

  @Test
  void ofTwoVersionsOfOneDate_theLaterWrittenHolds() {
    tellStory();
    List<Map<String, @Nullable Object>> usual = told();
    add(telling(PAST, 0));
    assertThat(told()).isNotEqualTo(usual);
    add(from(PAST));
    assertThat(told()).isEqualTo(usual);
    assertThat(house.database.count("site_rules")).isEqualTo(2);
  }

  @Test
  void payments_areTakenUpInBatches_noneLeftOut() {
    tellStory();
    write(telling(PAST, 0));
    int payments = house.payments().size();
    assertThat(wakeSome(2)).isEqualTo(2);
    assertThat(due()).isEqualTo(2);
    assertThat(wakeSome(2)).isEqualTo(2);
    assertThat(due()).isEqualTo(4);
    while (wakeSome(2) > 0) {
      assertThat(due()).isLessThanOrEqualTo(payments);
    }
    assertThat(due()).isEqualTo(payments);
    assertThat(house.database.count("rule_changes")).isZero();
  }

  @Test
  void paymentThatAnotherWorkerHolds_isTakenUpLater_andNobodyWaits() {
    tellStory();
    write(telling(PAST, 0));
    int payments = house.payments().size();
    String held = "SELECT id FROM payments ORDER BY occurred_at LIMIT 1 FOR UPDATE";
    try (OpenTransaction other = OpenTransaction.after(held, house.database.address())) {
      assertThat(wakeSome(500)).isEqualTo(payments - 1);
      assertThat(wakeSome(500)).isEqualTo(payments - 1);
      assertThat(due()).isEqualTo(payments - 1);
      other.ask("SELECT 1");
      wakeSome(500);
      assertThat(due()).as("after it was let go").isEqualTo(payments);
    }
    assertThat(house.database.count("rule_changes")).isZero();
  }

  private int wakeSome(int most) {
    return house
        .database
        .database()
        .inTransaction(open -> house.tables.ruleChanges().wakeSome(open, most));
  }

  private long due() {
    return house.database.count("payments WHERE attributed_revision < revision");
  }

  private void tellStory() {
    StripeStory.tell(NEW.version(), click().toString()).forEach(this::send);
  }
}
