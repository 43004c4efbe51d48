package io.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.ClickId;
import io.tributary.model.Match;
import io.tributary.model.MatchMethod;
import io.tributary.model.StandardEvent;
import io.tributary.model.UnmatchedReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A new purchase of a known buyer may have the click of an earlier one, where the rules say so. */
final class BorrowedClickTest extends RulesTest {
  private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration NEVER = Duration.ZERO;

  @Test
  void withoutRules_aKnownCustomerBringsNoClick_andNothingIsNoted() {
    ClickId click = click();
    buy("first", 0, with(click));
    buy("second", 5, session -> {});
    assertThat(ofSession("second").match())
        .isEqualTo(new Match.Unmatched(UnmatchedReason.NO_CLICK_ID, Optional.empty()));
    assertThat(house.database.rows("SELECT last_value, is_called FROM buyer_echoes_id_seq"))
        .containsExactly(Map.of("last_value", 1L, "is_called", false));
  }

  @Test
  void knownCustomer_getsTheClickOfTheEarlierPurchase_andBothReasonsStay() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, with(click));
    buy("second", 5, session -> session.put("client_reference_id", "--CLICK-ID--"));
    Match.Matched match = (Match.Matched) ofSession("second").match();
    assertThat(match.click()).isEqualTo(click);
    assertThat(match.method()).isEqualTo(MatchMethod.CUSTOMER);
    Match.Borrowed borrowed = match.borrowed().orElseThrow();
    assertThat(borrowed.from()).isEqualTo(ofSession("first").payment());
    assertThat(borrowed.carrier().reason()).isEqualTo(UnmatchedReason.PLACEHOLDER_NOT_REPLACED);
    assertThat(ofSession("second").credited()).isEqualTo(ofSession("first").credited());
  }

  @Test
  void knownEmail_isReadWithoutRegardToCase_andOnlyWhereTheRulesSaySo() {
    add(lending(PAST, NEVER, MONTH));
    ClickId click = click();
    buy(
        "first",
        0,
        session ->
            email(session, "Ann@Buyer.example").put("client_reference_id", click.toString()));
    buy("second", 5, session -> email(session, " ann@buyer.example"));
    buy("third", 5, session -> email(session, "bob@buyer.example").put("customer", "cus_other"));
    assertThat(method("second")).contains(MatchMethod.EMAIL);
    assertThat(method("third")).isEmpty();
  }

  @Test
  void windowIsCountedFromTheOpeningOfTheCheckout_andWhatCameLaterIsNotEarlier() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("before", -1, session -> {});
    buy("first", 0, with(click));
    buy("inside", 29, session -> {});
    buy("outside", 31, session -> {});
    assertThat(method("before")).isEmpty();
    assertThat(method("inside")).contains(MatchMethod.CUSTOMER);
    assertThat(method("outside")).isEmpty();
  }

  @Test
  void borrowersLendNothing() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, with(click));
    buy("second", 20, session -> {});
    buy("third", 40, session -> {});
    assertThat(method("second")).contains(MatchMethod.CUSTOMER);
    assertThat(method("third")).isEmpty();
  }

  @Test
  void ownClickBeatsABorrowedOne_alsoWhenItIsReportedLate() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    ClickId late = ClickId.parse("01JD0000000000000000000009").orElseThrow();
    buy("first", 0, with(click));
    buy("second", 5, with(late));
    Match.Matched borrowed = (Match.Matched) ofSession("second").match();
    assertThat(borrowed.borrowed().orElseThrow().carrier())
        .isEqualTo(new Match.Unmatched(UnmatchedReason.CLICK_NOT_REPORTED, Optional.of(late)));
    arrive(late);
    assertThat(ofSession("second").match())
        .isEqualTo(new Match.Matched(late, MatchMethod.CLICK_ID));
  }

  @Test
  void testPurchases_lendNothingToLiveOnes() {
    add(lending(PAST, NEVER, MONTH));
    ClickId click = click();
    ObjectNode test = bought("first", 0, with(click));
    test.put("livemode", false);
    send(test);
    buy("second", 5, session -> {});
    assertThat(method("second")).isEmpty();
  }

  @Test
  void renewalsInheritWhatTheFirstPaymentBorrowed() {
    add(lending(PAST, MONTH, NEVER));
    ClickId click = click();
    buy("first", 0, with(click));
    subscribe(NOON.plus(DAY));
    renew("r", NOON.plus(MONTH));
    assertThat(ofSession("sub").event()).isEqualTo(StandardEvent.SUBSCRIBE);
    assertThat(method("sub")).contains(MatchMethod.CUSTOMER);
    assertThat(ofInvoice("r").match())
        .isEqualTo(new Match.Matched(click, MatchMethod.SUBSCRIPTION));
    house.database.execute("DELETE FROM clicks");
    assertThat(replay()).as("after the clicks were erased").isEmpty();
    assertThat(method("sub")).contains(MatchMethod.CUSTOMER);
  }
}
