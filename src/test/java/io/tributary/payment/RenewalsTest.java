package io.tributary.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.model.Payment;
import io.tributary.model.SiteRules;
import io.tributary.testing.StripeObjects;
import io.tributary.testing.StripeObjects.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which renewal of its subscription a payment is: a change between periods is none. */
final class RenewalsTest {
  private static final StripeObjects NEW = new StripeObjects("2026-07-29.dahlia");

  @Test
  void anUpgradeBetweenPeriods_takesNoRenewalsNumber() {
    assertThat(
            renewals(
                invoice(1, 2_000, "subscription_create"),
                invoice(2, 700, "subscription_update"),
                invoice(3, 2_700, "subscription_cycle"),
                invoice(4, 100, "subscription_threshold"),
                invoice(5, 2_700, "subscription_cycle")))
        .containsExactly(none(), none(), Optional.of(1), none(), Optional.of(2));
  }

  @Test
  void afterAnUpgradeDuringAFreeTrial_theFirstCycleIsStillTheStart() {
    ObjectNode[] told = {
      invoice(1, 0, "subscription_create"),
      invoice(2, 700, "subscription_update"),
      invoice(3, 2_700, "subscription_cycle"),
      invoice(4, 2_700, "subscription_cycle")
    };
    assertThat(renewals(told)).containsExactly(none(), none(), none(), Optional.of(1));
    assertThat(SiteRules.Occasion.of(books(told).get(2)))
        .isEqualTo(SiteRules.Occasion.SUBSCRIPTION_START);
  }

  /** Such as work that is billed beside the plan. */
  @Test
  void anInvoiceWrittenByHand_isNoRenewal_andTakesNoNumber() {
    ObjectNode[] told = {
      invoice(1, 2_000, "subscription_create"),
      invoice(2, 500, "manual"),
      invoice(3, 2_000, "subscription_cycle"),
      invoice(4, 300, "manual"),
      invoice(5, 2_000, "subscription_cycle")
    };
    assertThat(renewals(told))
        .containsExactly(none(), none(), Optional.of(1), none(), Optional.of(2));
    assertThat(SiteRules.Occasion.of(books(told).get(1))).isEqualTo(SiteRules.Occasion.ONE_OFF);
  }

  @Test
  void anInvoiceWrittenByHand_duringAFreeTrial_leavesTheStartToTheFirstCycle() {
    ObjectNode[] told = {
      invoice(1, 0, "subscription_create"),
      invoice(2, 500, "manual"),
      invoice(3, 2_000, "subscription_cycle")
    };
    assertThat(SiteRules.Occasion.of(books(told).get(2)))
        .isEqualTo(SiteRules.Occasion.SUBSCRIPTION_START);
  }

  @Test
  void aQuoteThatWasAccepted_startsItsSubscription() {
    ObjectNode[] told = {
      invoice(1, 2_000, "quote_accept"), invoice(2, 2_000, "subscription_cycle")
    };
    assertThat(renewals(told)).containsExactly(none(), Optional.of(1));
    assertThat(SiteRules.Occasion.of(books(told).getFirst()))
        .isEqualTo(SiteRules.Occasion.SUBSCRIPTION_START);
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private static List<Optional<Integer>> renewals(ObjectNode... events) {
    return books(events).stream().map(Payment::renewal).toList();
  }

  /** In the order of their times. */
  private static List<Payment> books(ObjectNode... events) {
    List<Payment> books = new ArrayList<>(PureBooks.of(PureBooks.messages(List.of(events))));
    books.sort((one, other) -> one.occurredAt().compareTo(other.occurredAt()));
    return books;
  }

  private static ObjectNode invoice(int month, long amount, String reason) {
    Instant at = Facts.NOON.plus(Duration.ofDays(30L * month));
    Money money = new Money("", "", "in_" + month, "cus_1", amount, "usd");
    return NEW.event("evt_" + month, "invoice.paid", at, NEW.invoice(money, "sub_1", reason, at));
  }
}
